import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPublisher } from '../../../lib/queue/publisher';
import { wrongsIn } from './invariants';
import { createMortalLife } from './mortal';
import { ACCOUNT, clip, destination, entry, pictures } from './samples';
import type { Fault } from './scripted-confluence';
import { createWorld, type World } from './world';

const DAY = 24 * 60 * 60_000;

/** What the test knows: how many clips there are, and the fault that the next calls meet. */
type Known = { clips: number; faults: Fault[] };
type Action = { name: string; run(world: World, known: Known): Promise<void> };

const at = (known: Known, index: number): string => `clip-${index % Math.max(1, known.clips)}`;

const capture = (pictureCount: number, isPreview: boolean): Action => ({
  name: `capture ${isPreview ? 'a preview ' : ''}with ${pictureCount} pictures`,
  run: async (world, known) => {
    const sample = clip({ id: `clip-${known.clips}`, assets: pictures(pictureCount), capturedAt: world.clock.now });
    known.clips += 1;
    await world.capture(entry({ clip: sample, isPreview, notBefore: world.clock.now + 5_000 }));
  },
});

const decide = (
  name: string,
  index: number,
  event: (now: number) => Parameters<World['queue']['decide']>[1],
): Action => ({
  name: `${name} ${index}`,
  run: async (world, known) => {
    await world.queue.decide(at(known, index), event(world.clock.now));
  },
});

const publish: Action = { name: 'publish', run: (world) => world.publisher.run() };

const dieAt = (awaitNumber: number): Action => ({
  name: `publish and die at await ${awaitNumber}`,
  run: async (world) => {
    const life = createMortalLife(world.ports, (number) => number === awaitNumber);
    await Promise.race([createPublisher(life.ports).run(), life.died]);
  },
});

const meet = (fault: Fault): Action => ({
  name: `the next call meets ${fault.code} ${fault.when}`,
  run: async (_world, known) => {
    known.faults.push(fault);
  },
});

const change = (name: string, effect: (world: World) => unknown): Action => ({
  name,
  run: async (world) => {
    await effect(world);
  },
});

const trashPage = (index: number): Action =>
  change(`somebody trashes page ${index}`, ({ server }) => {
    const pages = [...server.contents.values()].filter(({ status }) => status === 'current');
    const page = pages[index % Math.max(1, pages.length)];
    if (page) page.status = 'trashed';
  });

const renamePage = (index: number): Action =>
  change(`somebody renames page ${index}`, ({ server }) => {
    const pages = [...server.contents.values()].filter(({ status }) => status === 'current');
    const page = pages[index % Math.max(1, pages.length)];
    if (page) page.title = `Renamed ${index}`;
  });

const elsewhere = destination({ space: { id: '22', key: 'OPS', name: 'Operations' }, labels: ['moved'] });
const small = fc.nat({ max: 5 });
const fault = fc
  .record({
    code: fc.constantFrom(
      'no-answer',
      'timeout',
      'server',
      'malformed',
      'rate-limited',
      'unauthorized',
      'forbidden',
      'conflict',
    ),
    when: fc.constantFrom('before', 'after', 'late', 'twice'),
  })
  .map(({ code, when }): Fault => {
    const isDefinite = ['rate-limited', 'unauthorized', 'forbidden', 'conflict'].includes(code);
    return { code: code as Fault['code'], when: isDefinite ? 'before' : (when as Fault['when']) };
  });

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(fc.nat({ max: 2 }), fc.boolean()).map(([count, isPreview]) => capture(count, isPreview)),
  fc.constant(publish),
  fc.nat({ max: 60 }).map(dieAt),
  fault.map(meet),
  small.map((index) => decide('confirm', index, (now) => ({ type: 'confirmed', at: now }))),
  small.map((index) => decide('retitle', index, (now) => ({ type: 'edited', at: now, title: `Title ${index}` }))),
  small.map((index) => decide('move', index, (now) => ({ type: 'edited', at: now, destination: elsewhere }))),
  small.map((index) => decide('cancel', index, (now) => ({ type: 'cancelled', at: now }))),
  small.map((index) => decide('restore', index, (now) => ({ type: 'restored', at: now }))),
  small.map((index) => decide('retry', index, (now) => ({ type: 'retried', at: now }))),
  fc
    .boolean()
    .map((isOnline) => change(isOnline ? 'go online' : 'go offline', (world) => Object.assign(world, { isOnline }))),
  fc
    .constantFrom(ACCOUNT, 'somebody else', undefined)
    .map((signedInAs) => change(`sign in as ${signedInAs}`, (world) => Object.assign(world, { signedInAs }))),
  small.map(trashPage),
  small.map(renamePage),
  fc.constant(change('late requests arrive', ({ server }) => server.deliverLate())),
  fc.constantFrom(1_000, 60_000, DAY, 365 * DAY, -DAY).map((step) =>
    change(`the clock moves by ${step}`, ({ clock }) => {
      clock.now += step;
    }),
  ),
  fc.constant(change('purge', ({ queue }) => queue.purge())),
);

/** Everything heals: late requests arrive, the network and the account are back, and the person tries again. */
async function heal(world: World): Promise<void> {
  Object.assign(world, { isOnline: true, signedInAs: ACCOUNT });
  for (let round = 0; round < 4; round += 1) {
    world.server.deliverLate();
    await world.publisher.signedIn({ accountId: ACCOUNT, cloudIds: ['cloud-1'] });
    await world.drain();
    for (const { id } of await world.queue.list({ states: ['needs-user'], limit: 99 })) {
      await world.queue.decide(id, { type: 'retried', at: world.clock.now });
    }
  }
  await world.drain();
}

describe('whatever a person, a server and a browser do, in any order', { timeout: 600_000 }, () => {
  it('no clip is lost, doubled, incomplete or stuck', async () => {
    const property = fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      const known: Known = { clips: 0, faults: [] };
      const world = await createWorld({ faultFor: () => known.faults.shift() });
      for (const { run } of actions) {
        await run(world, known);
        expect(await wrongsIn(world)).toEqual([]);
      }
      known.faults = [];
      await heal(world);
      expect(await wrongsIn(world)).toEqual([]);
      const { captured, done, trash, 'needs-user': asked, ...active } = await world.queue.count();
      expect(Object.values(active)).toEqual(Object.values(active).map(() => 0));
      const reasons = (await world.queue.list({ states: ['needs-user'], limit: 99 })).map(({ reason }) => reason);
      expect(reasons.filter((reason) => reason !== 'page-gone')).toEqual([]);
      expect(captured + done + trash + asked).toBeLessThanOrEqual(known.clips);
      expect(world.unexpected).toEqual([]);
    });
    await fc.assert(property, { numRuns: 150, seed: 20_261_124 });
  });
});
