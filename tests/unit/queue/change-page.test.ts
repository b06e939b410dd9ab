import { describe, expect, it } from 'vitest';
import type { Destination } from '../../../lib/clip/destination';
import { createPublisher } from '../../../lib/queue/publisher';
import { createMortalLife } from './mortal';
import { clip, destination, entry, pictures } from './samples';
import { type Fault, HOMEPAGE, type ServedContent } from './scripted-confluence';
import { createWorld, nthCall, type World, type WorldOptions } from './world';

const before = destination({ labels: ['tea', 'old'] });
const after = destination({ labels: ['tea', 'new'], parent: { id: '5', title: 'Drinks' } });

/** A world with one published page, as calm as can be. */
async function publishOne(options: WorldOptions = {}, place: Destination = before): Promise<World> {
  const world = await createWorld(options);
  await world.capture(entry({ clip: clip({ assets: pictures(1) }), destination: place }));
  await world.drain();
  expect(await world.state()).toBe('done');
  world.server.calls.length = 0;
  return world;
}

const edit = (world: World, patch: { title?: string; destination?: Destination }) =>
  world.queue.decide('clip-1', { type: 'edited', at: world.clock.now, ...patch });

function onlyPage({ server }: World): ServedContent {
  const contents = [...server.contents.values()].filter(({ wasCurrent }) => wasCurrent);
  expect(contents).toHaveLength(1);
  return contents[0] as ServedContent;
}

function namesOf({ server }: World): string[] {
  return server.calls.map(({ name }) => name);
}

describe('a published clip that is edited', () => {
  it('has the title, parent and labels of its page changed, and nothing else', async () => {
    const world = await publishOne();
    const { body, attachments } = onlyPage(world);
    onlyPage(world).labels.add('of a colleague');
    await edit(world, { title: 'Green tea', destination: after });
    await world.drain();
    expect(await world.queue.get('clip-1')).toMatchObject({ state: 'done', title: 'Green tea', destination: after });
    const page = onlyPage(world);
    expect(page).toMatchObject({ title: 'Green tea', parentId: '5', version: 2, attachments });
    expect(page.body.value).toBe(body.value);
    expect([...page.labels].sort()).toEqual(['new', 'of a colleague', 'tea']);
    // ADF before: the new editor is kept by saying so.
    expect(namesOf(world)).toEqual(['readPage', 'setProperty', 'rewritePage', 'removeLabels', 'addLabels']);
  });

  it('is in the history by its new title', async () => {
    const world = await publishOne();
    await edit(world, { title: 'Green tea' });
    await world.drain();
    expect(await world.queue.history({ limit: 9 })).toMatchObject([{ title: 'Green tea' }]);
  });

  it('leaves a page alone that is right already', async () => {
    const world = await publishOne();
    onlyPage(world).title = 'Green tea';
    await edit(world, { title: 'Green tea' });
    await world.drain();
    expect(namesOf(world)).toEqual(['readPage', 'addLabels']);
    expect(await world.state()).toBe('done');
  });

  it('goes to the top of its space when its parent is taken away', async () => {
    const world = await publishOne({}, after);
    await edit(world, { destination: destination({ labels: after.labels }) });
    await world.drain();
    expect(onlyPage(world).parentId).toBe(HOMEPAGE);
  });

  it('takes a number where the new title is taken', async () => {
    const world = await publishOne();
    world.server.takenTitles.add('green tea');
    await edit(world, { title: 'Green tea' });
    await world.drain();
    expect(onlyPage(world).title).toBe('Green tea (2)');
    const row = await world.queue.get('clip-1');
    expect(row).toMatchObject({ state: 'done', title: 'Green tea (2)' });
    expect(row).not.toHaveProperty('titleNumber');
  });

  it('is asked about when its page is in the trash, and can be left so', async () => {
    const world = await publishOne();
    onlyPage(world).status = 'trashed';
    await edit(world, { title: 'Green tea' });
    await world.drain();
    expect(await world.queue.get('clip-1')).toMatchObject({ state: 'needs-user', reason: 'page-gone' });
    expect(onlyPage(world).status).toBe('trashed');
    await world.queue.decide('clip-1', { type: 'accepted', at: world.clock.now });
    expect(await world.state()).toBe('done');
  });

  it('that was edited while it was being published ends with the title it was given last', async () => {
    const world = await createWorld({ faultFor: nthCall({ publishDraft: [{ code: 'timeout', when: 'after' }] }) });
    await world.capture(entry());
    await world.publisher.run();
    expect(await world.state()).toBe('publishing');
    await edit(world, { title: 'Green tea' });
    await world.drain();
    expect(await world.queue.get('clip-1')).toMatchObject({ state: 'done', title: 'Green tea' });
    expect(onlyPage(world).title).toBe('Green tea');
  });
});

const FAULTS: readonly Fault[] = [
  { code: 'no-answer', when: 'before' },
  { code: 'no-answer', when: 'after' },
  { code: 'timeout', when: 'late' },
  { code: 'server', when: 'twice' },
  { code: 'malformed', when: 'after' },
  { code: 'conflict', when: 'before' },
  { code: 'rate-limited', when: 'before' },
  { code: 'not-found', when: 'before' },
];

describe('a change whose worker is killed at every await', { timeout: 600_000 }, () => {
  const cases = FAULTS.flatMap((fault) => Array.from({ length: 5 }, (_, index) => ({ ...fault, fault, index })));
  it.each(cases)('and whose call $index fails with $code ($when) is done to the one page', async ({ fault, index }) => {
    for (let dieAt = 0, hasDied = true; hasDied; dieAt += 1) {
      let fails = false;
      const world = await publishOne({ faultFor: (call) => (fails && call.index === index ? fault : undefined) });
      fails = true;
      await edit(world, { title: 'Green tea', destination: after });
      const life = createMortalLife(world.ports, (awaitNumber) => awaitNumber === dieAt);
      hasDied = (await Promise.race([createPublisher(life.ports).run(), life.died])) === 'died';
      await world.drain();
      world.server.deliverLate();
      expect(await world.state(), `after dying at await ${dieAt}`).toBe('done');
      expect(onlyPage(world)).toMatchObject({ title: 'Green tea', parentId: '5', status: 'current' });
      expect([...onlyPage(world).labels].sort()).toEqual(['new', 'tea']);
    }
  });
});

describe('Undo of what is done', () => {
  it('moves the page to the trash as long as its row exists', async () => {
    const world = await publishOne();
    world.clock.now += 7 * 24 * 60 * 60_000 - 1;
    await world.queue.purge();
    await world.queue.decide('clip-1', { type: 'cancelled', at: world.clock.now });
    await world.drain();
    expect(await world.state()).toBe('trash');
    expect(onlyPage(world).status).toBe('trashed');
    expect(namesOf(world)).toEqual(['getContent', 'moveToTrash']);
    expect(await world.queue.history({ limit: 9 })).toEqual([]);
  });

  it('looks again whether a change that was still under way brought the page back', async () => {
    const late = nthCall({ rewritePage: [{ code: 'timeout', when: 'late' }] });
    const world = await publishOne({ faultFor: late });
    await edit(world, { title: 'Green tea' });
    await world.publisher.run();
    expect(await world.state()).toBe('changing');
    await world.queue.decide('clip-1', { type: 'cancelled', at: world.clock.now });
    await world.publisher.run();
    expect(onlyPage(world).status).toBe('trashed');
    world.server.deliverLate();
    expect(onlyPage(world).status).toBe('current');
    await world.drain();
    expect(await world.state()).toBe('trash');
    expect(onlyPage(world).status).toBe('trashed');
  });
});
