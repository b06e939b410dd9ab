import { describe, expect, it } from 'vitest';
import { addContent } from '../../fake-confluence/seeds.ts';
import { savedContents } from '../../fake-confluence/site.ts';
import { adf, draft, idOf, NOON, paragraph, publish, type SignedIn, signedIn, storage } from './signed-in.ts';

const TITLE_TAKEN = 'A page with this title already exists: A page already exists with the same TITLE in this space';
const errorTitle = (answer: { json: unknown }) =>
  (answer.json as { errors: { title: string; code: string }[] }).errors[0]?.title;

const create = ({ call, space }: SignedIn, more: Record<string, unknown> = {}, query = '') =>
  call('POST', `/wiki/api/v2/pages${query}`, {
    spaceId: space.id,
    title: 'Clip',
    body: storage('<p>Text</p>'),
    ...more,
  });

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

describe('titles', () => {
  it.each([
    ['the same', 'Reading list', 400],
    ['another case', 'READING LIST', 400],
    ['outer blanks', ' Reading list ', 400],
    ['the title of an archived page', 'Retired plan', 400],
    ['another title', 'Reading list (2)', 200],
    ['the title of a blog post', 'Welcome to the new wiki', 200],
  ])('are unique in a space: %s', async (_name, title, status) => {
    const answer = await create(signedIn(), { title });
    expect(answer.status).toBe(status);
    if (status === 400) expect(errorTitle(answer)).toBe(TITLE_TAKEN);
  });

  it('may be the same in another space, on drafts, and after the other page went to the trash', async () => {
    const world = signedIn();
    const other = world.fake.site.spaces.find(({ key }) => key === 'DES');
    expect((await create(world, { title: 'Reading list', spaceId: other?.id })).status).toBe(200);
    expect((await create(world, { title: 'Reading list', status: 'draft' })).status).toBe(200);
    expect((await create(world, { title: 'Reading list', status: 'draft' })).status).toBe(200);
    const list = [...world.fake.site.contents.values()].find(({ title }) => title === 'Reading list');
    await world.call('DELETE', `/wiki/api/v2/pages/${list?.id}`);
    expect((await create(world, { title: 'Reading list' })).status).toBe(200);
  });

  it('are judged when a draft is published, which leaves the draft as it was', async () => {
    const world = signedIn();
    const id = await draft(world);
    const answer = await publish(world, id, { title: 'reading LIST' });
    expect([answer.status, errorTitle(answer)]).toEqual([400, TITLE_TAKEN]);
    expect(world.fake.site.contents.get(id)).toMatchObject({ status: 'draft', title: 'Clip' });
    expect((await publish(world, id, { title: 'Reading list (2)' })).status).toBe(200);
  });

  it('can be changed alone', async () => {
    const world = signedIn();
    const id = await draft(world);
    const rename = (status: string, title: string) =>
      world.call('PUT', `/wiki/api/v2/pages/${id}/title`, { status, title });
    expect((await rename('draft', 'Other')).json).toMatchObject({ title: 'Other' });
    expect((await rename('current', 'Other')).status).toBe(404);
    await publish(world, id);
    expect((await rename('current', 'Reading list')).status).toBe(400);
  });
});

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
    expect(errorTitle(answer)).toBe(
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

describe('GET /pages/{id}', () => {
  it('shows a draft only to those who ask for drafts', async () => {
    const world = signedIn();
    const id = await draft(world);
    const get = async (query: string) => {
      const { status, json } = await world.call('GET', `/wiki/api/v2/pages/${id}${query}`);
      return status === 200 ? (json as { status: string }).status : status;
    };
    expect(await get('')).toBe(404);
    expect(await get('?status=current')).toBe(404);
    expect(await get('?status=current&status=draft')).toBe('draft');
    expect(await get('?get-draft=true')).toBe('draft');
    world.fake.switches.draftNeedsStatus = false;
    expect(await get('')).toBe('draft');
  });

  it('answers the wrong question when a published page is asked for its draft', async () => {
    const world = signedIn();
    const id = await draft(world);
    await publish(world, id);
    const status = async (query: string) =>
      ((await world.call('GET', `/wiki/api/v2/pages/${id}?${query}`)).json as { status: string }).status;
    expect(await status('status=current&status=draft')).toBe('current');
    expect(await status('get-draft=true')).toBe('draft');
  });

  it('shows a body only in the format that was asked for', async () => {
    const world = signedIn();
    const id = idOf(await create(world, { body: storage('<p>A &amp; B</p>') }));
    const body = async (query: string) =>
      ((await world.call('GET', `/wiki/api/v2/pages/${id}${query}`)).json as { body: unknown }).body;
    expect(await body('')).toEqual({});
    expect(await body('?body-format=storage')).toEqual({
      storage: { representation: 'storage', value: '<p>A &amp; B</p>' },
    });
    expect(await body('?body-format=view')).toEqual({ view: { representation: 'view', value: '<p>A &amp; B</p>' } });
    expect(await body('?body-format=atlas_doc_format')).toEqual({
      atlas_doc_format: {
        representation: 'atlas_doc_format',
        value: '{"version":1,"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"A & B"}]}]}',
      },
    });
    expect((await world.call('GET', `/wiki/api/v2/pages/${id}?body-format=word`)).status).toBe(400);
  });

  it('shows the body of an empty page as empty text', async () => {
    const world = signedIn();
    const id = idOf(await create(world, { status: 'draft', body: undefined }));
    const answer = await world.call('GET', `/wiki/api/v2/pages/${id}?status=draft&body-format=storage`);
    expect(answer.json).toMatchObject({ body: { storage: { value: '' } } });
  });

  it('knows no page that was discarded, and the trash only where no status was asked for or its own', async () => {
    const world = signedIn();
    const id = await draft(world);
    await publish(world, id);
    await world.call('DELETE', `/wiki/api/v2/pages/${id}`);
    const statusOf = async (query: string) => (await world.call('GET', `/wiki/api/v2/pages/${id}${query}`)).status;
    expect([await statusOf(''), await statusOf('?status=trashed')]).toEqual([200, 200]);
    expect(await statusOf('?status=current&status=draft')).toBe(404);
  });
});

describe('DELETE /pages/{id}', () => {
  it('discards a draft for good, once, and only when told that it is one', async () => {
    const world = signedIn();
    const id = await draft(world);
    expect((await world.call('DELETE', `/wiki/api/v2/pages/${id}`)).status).toBe(404);
    expect((await world.call('DELETE', `/wiki/api/v2/pages/${id}?draft=true`)).status).toBe(204);
    expect((await world.call('DELETE', `/wiki/api/v2/pages/${id}?draft=true`)).status).toBe(404);
    expect(savedContents(world.fake.site)).toEqual([]);
  });

  it('does nothing to a page that was published meanwhile', async () => {
    const world = signedIn();
    const id = await draft(world);
    await publish(world, id);
    expect((await world.call('DELETE', `/wiki/api/v2/pages/${id}?draft=true`)).status).toBe(404);
    expect(world.fake.site.contents.get(id)?.status).toBe('current');
  });

  it('puts a page in the trash, from where it comes back by a PUT or goes for good by purge', async () => {
    const world = signedIn();
    const id = await draft(world);
    await publish(world, id);
    const purge = () => world.call('DELETE', `/wiki/api/v2/pages/${id}?purge=true`);
    expect((await purge()).status).toBe(400);
    expect((await world.call('DELETE', `/wiki/api/v2/pages/${id}`)).status).toBe(204);
    expect((await world.call('DELETE', `/wiki/api/v2/pages/${id}`)).status).toBe(404);
    const restored = await publish(world, id, { version: { number: 2 }, body: adf(paragraph('ignored')) });
    expect(restored.json).toMatchObject({ status: 'current' });
    expect(world.fake.site.contents.get(id)?.body?.value).toContain('Published');
    await world.call('DELETE', `/wiki/api/v2/pages/${id}`);
    expect((await purge()).status).toBe(204);
    expect((await world.call('GET', `/wiki/api/v2/pages/${id}`)).status).toBe(404);
  });
});

describe('lists', () => {
  const titles = (answer: { json: unknown }) =>
    (answer.json as { results: { title: string }[] }).results.map(({ title }) => title);

  it.each([
    ['by exact title', 'title=Reading%20list', ['Reading list']],
    ['by title in another case', 'title=READING%20LIST', ['Reading list']],
    ['not by a part of it', 'title=Reading', []],
    ['archived pages too', 'title=Retired%20plan', ['Retired plan']],
    ['current pages only', 'title=Retired%20plan&status=current', []],
  ])('find pages %s', async (_name, query, found) => {
    const { call, space } = signedIn();
    expect(titles(await call('GET', `/wiki/api/v2/spaces/${space.id}/pages?${query}`))).toEqual(found);
    expect(titles(await call('GET', `/wiki/api/v2/pages?space-id=${space.id}&${query}`))).toEqual(found);
  });

  it('may compare titles by substring, by the switch', async () => {
    const { call, space } = signedIn({ switches: { titleFilter: 'substring' } });
    expect(titles(await call('GET', `/wiki/api/v2/spaces/${space.id}/pages?title=reading`))).toEqual(['Reading list']);
  });

  it('never show drafts', async () => {
    const world = signedIn();
    await draft(world, 'pages', 'Secret');
    const path = `/wiki/api/v2/spaces/${world.space.id}/pages?title=Secret`;
    expect(titles(await world.call('GET', path))).toEqual([]);
    expect((await world.call('GET', `${path}&status=draft`)).status).toBe(400);
  });

  it('show the children of a page, and keep pages and folders apart', async () => {
    const { call, fake, space } = signedIn();
    const answer = await call('GET', `/wiki/api/v2/pages/${space.homepageId}/direct-children`);
    expect(titles(answer)).toEqual(['Research', 'Meeting notes', 'Clippings']);
    const folder = [...fake.site.contents.values()].find(({ type }) => type === 'folder');
    expect((await call('GET', `/wiki/api/v2/folders/${folder?.id}/direct-children`)).json).toMatchObject({
      results: [],
    });
    expect((await call('GET', `/wiki/api/v2/pages/${folder?.id}/direct-children`)).status).toBe(404);
  });

  it('page through pages as well', async () => {
    const { call, fake, space } = signedIn();
    const seed = {
      now: NOON,
      ids: { number: () => String(fake.site.contents.size), uuid: () => '', secret: () => '' },
      person: fake.person,
    };
    for (let count = 0; count < 30; count += 1)
      addContent(fake.site, seed, { type: 'page', spaceId: space.id, title: `Many ${count}` });
    const first = await call('GET', `/wiki/api/v2/spaces/${space.id}/pages`);
    const next = (first.json as { _links: { next: string } })._links.next;
    expect(next).toContain(`/wiki/api/v2/spaces/${space.id}/pages?`);
    expect(titles(first)).toHaveLength(25);
    expect(titles(await call('GET', next)).length).toBeGreaterThan(0);
  });
});
