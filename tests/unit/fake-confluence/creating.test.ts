import { describe, expect, it } from 'vitest';
import { create, idOf, signedIn, storage } from './signed-in.ts';

describe('POST /pages', () => {
  it('answers 200 with the id as text and the links of the page', async () => {
    const world = signedIn();
    const answer = await create(world, { title: 'My clip' });
    expect(answer.status).toBe(200);
    const id = idOf(answer);
    expect(answer.json).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      status: 'current',
      title: 'My clip',
      spaceId: world.space.id,
      parentId: world.space.homepageId,
      version: { number: 1 },
      _links: { webui: `/spaces/ENG/pages/${id}/My+clip`, base: 'https://quick-capture.atlassian.net/wiki' },
    });
  });

  it.each([
    ['no space', { spaceId: undefined }, 400],
    ['a space id that is a number', { spaceId: 12 }, 400],
    ['a space that is not there', { spaceId: '1' }, 404],
    ['no title', { title: undefined }, 400],
    ['a blank title', { title: '  ' }, 400],
    ['a title of 255 characters', { title: 'x'.repeat(255) }, 200],
    ['a title of 256 characters', { title: 'x'.repeat(256) }, 400],
    ['a draft title of 256 characters', { status: 'draft', title: 'x'.repeat(256) }, 400],
    ['a draft without a title', { status: 'draft', title: undefined }, 200],
    ['a status that must not be written', { status: 'archived' }, 400],
    ['a body as an ADF object instead of its text', { body: { representation: 'atlas_doc_format', value: {} } }, 400],
    ['the nested form of a body', { body: { storage: storage('<p/>') } }, 200],
    ['a field nobody knows', { parent: '1' }, 400],
    ['a parent that is not there', { parentId: '1' }, 404],
    ['a parent that is no id', { parentId: 'home' }, 400],
  ])('answers %s', async (_name, more, status) => {
    expect((await create(signedIn(), more)).status).toBe(status);
  });

  it('takes a folder as a parent and says so', async () => {
    const world = signedIn();
    const folder = [...world.fake.site.contents.values()].find(({ type }) => type === 'folder');
    const answer = await create(world, { parentId: folder?.id });
    expect(answer.json).toMatchObject({ parentId: folder?.id, parentType: 'folder' });
  });

  it('puts a page beside the homepage with root-level, and then takes no parent', async () => {
    const world = signedIn();
    expect((await create(world, {}, '?root-level=true')).json).toMatchObject({ parentId: null, parentType: null });
    const parentId = world.space.homepageId;
    expect((await create(world, { title: 'Other', parentId }, '?root-level=true')).status).toBe(400);
  });

  it.each(['blogpost', 'archived page', 'page of another space'])('takes no %s as a parent', async (kind) => {
    const world = signedIn();
    const contents = [...world.fake.site.contents.values()];
    const parents: Record<string, string | undefined> = {
      blogpost: contents.find(({ type }) => type === 'blogpost')?.id,
      'archived page': contents.find(({ status }) => status === 'archived')?.id,
      'page of another space': world.fake.site.spaces[1]?.homepageId,
    };
    expect((await create(world, { parentId: parents[kind] })).status).toBe(404);
  });

  it.each(['NEWS', 'OLD'])('answers 404 where one may look but not write: %s', async (key) => {
    const world = signedIn();
    const space = world.fake.site.spaces.find((each) => each.key === key);
    expect((await create(world, { spaceId: space?.id })).status).toBe(404);
  });

  it('refuses drafts by the switch', async () => {
    const world = signedIn({ switches: { drafts: 'refused' } });
    expect((await create(world, { status: 'draft' })).status).toBe(400);
    expect((await create(world)).status).toBe(200);
  });

  it('takes 5 MB and no byte more', async () => {
    const world = signedIn();
    const frame = JSON.stringify({ spaceId: world.space.id, title: 'Big', body: storage('') }).length;
    const body = (size: number) => storage('x'.repeat(size - frame));
    expect((await create(world, { title: 'Big', body: body(5 * 1024 * 1024) })).status).toBe(200);
    expect((await create(world, { title: 'Big', body: body(5 * 1024 * 1024 + 1) })).status).toBe(413);
  });

  it('takes JSON only', async () => {
    const { call } = signedIn();
    const answer = await call('POST', '/wiki/api/v2/pages', 'spaceId=1', { 'content-type': 'text/xml' });
    expect(answer.status).toBe(415);
    expect((await call('POST', '/wiki/api/v2/pages', '{"spaceId":')).status).toBe(400);
  });
});
