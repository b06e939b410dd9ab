import { describe, expect, it } from 'vitest';
import { addContent } from '../../fake-confluence/seeds.ts';
import { savedContents } from '../../fake-confluence/site.ts';
import { adf, create, draft, idOf, NOON, paragraph, publish, signedIn, storage } from './signed-in.ts';

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
      results: [{ title: 'Clippings of 2026' }],
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
