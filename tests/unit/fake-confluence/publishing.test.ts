import { describe, expect, it } from 'vitest';
import { savedContents } from '../../fake-confluence/site.ts';
import { create, draft, errorOf, idOf, publish, signedIn, storage } from './signed-in.ts';

describe('publishing', () => {
  it('makes the draft current under its id, as version 1', async () => {
    const world = signedIn();
    const id = await draft(world);
    const answer = await publish(world, id);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id, status: 'current', version: { number: 1 } });
    expect(savedContents(world.fake.site).map((content) => [content.id, content.versions.length])).toEqual([[id, 1]]);
  });

  it.each([0, 2, 7])('answers 409 to a first publish as version %d', async (number) => {
    const world = signedIn();
    const answer = await publish(world, await draft(world), { version: { number } });
    expect(answer.status).toBe(409);
    expect(errorOf(answer)?.title).toBe(
      `Version must be incremented when updating a page. Current Version: [1]. Provided version: [${number}]`,
    );
  });

  it('answers 409 to a second publish, or takes it without a new version by the switch', async () => {
    const world = signedIn();
    const id = await draft(world);
    await publish(world, id);
    expect((await publish(world, id)).status).toBe(409);
    world.fake.switches.secondPublish = 'accepted';
    expect((await publish(world, id)).status).toBe(200);
    expect(world.fake.site.contents.get(id)?.versions).toHaveLength(1);
  });

  it.each([
    ['no version', { version: undefined }, 400],
    ['no body', { body: undefined }, 400],
    ['no title', { title: undefined }, 400],
    ['another id than the path', { id: '1' }, 400],
    ['another space', { spaceId: '1' }, 400],
    ['its own id as a parent', { parentId: 'self' }, 404],
    ['a parent', { parentId: 'home' }, 200],
  ])('answers a publish with %s', async (_name, more, status) => {
    const world = signedIn();
    const id = await draft(world);
    const named: Record<string, string> = { self: id, home: world.space.homepageId };
    const parentId = 'parentId' in more ? named[more.parentId] : undefined;
    expect((await publish(world, id, { ...more, ...(parentId ? { parentId } : {}) })).status).toBe(status);
  });

  it('changes a draft as version 1 however often', async () => {
    const world = signedIn();
    const id = await draft(world);
    for (const title of ['One', 'Two']) {
      expect((await publish(world, id, { status: 'draft', title })).json).toMatchObject({ status: 'draft', title });
    }
    expect((await publish(world, id, { status: 'draft', version: { number: 2 } })).status).toBe(409);
  });

  it('changes a page as its current version plus one', async () => {
    const world = signedIn();
    const id = await draft(world);
    await publish(world, id);
    expect((await publish(world, id, { version: { number: 2 } })).json).toMatchObject({ version: { number: 2 } });
    expect((await publish(world, id, { version: { number: 2 } })).status).toBe(409);
    expect((await publish(world, id, { version: { number: 4 } })).status).toBe(409);
    expect((await publish(world, id, { version: { number: 3 } })).status).toBe(200);
  });

  it('never moves a page below itself', async () => {
    const world = signedIn();
    const parentId = await draft(world);
    await publish(world, parentId);
    const childId = idOf(await create(world, { title: 'Child', parentId }));
    expect((await publish(world, parentId, { version: { number: 2 }, parentId: childId })).status).toBe(400);
  });

  it('works for blog posts alike', async () => {
    const world = signedIn();
    const id = await draft(world, 'blogposts');
    const answer = await world.call('PUT', `/wiki/api/v2/blogposts/${id}`, {
      id,
      status: 'current',
      title: 'Post',
      version: { number: 1 },
      body: storage('<p>Hello</p>'),
    });
    expect(answer.json).toMatchObject({
      status: 'current',
      _links: { webui: `/spaces/ENG/blog/2026/11/24/${id}/Post` },
    });
    expect((await world.call('GET', `/wiki/api/v2/pages/${id}`)).status).toBe(404);
    const again = { spaceId: world.space.id, title: 'POST', body: storage('<p/>') };
    expect((await world.call('POST', '/wiki/api/v2/blogposts', again)).status).toBe(400);
    expect((await world.call('POST', '/wiki/api/v2/blogposts', { ...again, parentId: id })).status).toBe(400);
  });
});
