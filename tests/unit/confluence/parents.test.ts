import { describe, expect, it } from 'vitest';
import { contentIn, openSite } from './open-site';

const inEngineering = (id: string) => ({ id, key: 'ENG', name: 'Engineering', type: 'global' });

describe('pages and folders', () => {
  it('are found by title, with their space and the way to them, in one request', async () => {
    const { client, cloud, spaceId, requests } = openSite();
    const { id } = contentIn(cloud, 'Tides and harbours');
    expect(await client.searchParents('tides', 10)).toEqual([
      {
        space: inEngineering(spaceId('ENG')),
        parent: { id, title: 'Tides and harbours', path: ['Research', 'Reading list'] },
      },
    ]);
    expect(requests()).toEqual(['GET rest/api/search']);
  });

  it('are found in one space alone', async () => {
    const { client } = openSite();
    expect(await client.searchParents('resear', 10, 'ENG')).toHaveLength(1);
    expect(await client.searchParents('resear', 10, 'FIN')).toEqual([]);
  });

  it('are told apart', async () => {
    const { client } = openSite();
    const [folder] = await client.searchParents('clippings', 10);
    expect(folder?.parent).toMatchObject({ title: 'Clippings', isFolder: true });
  });

  it('leave out homepages, which stand for their spaces, and blog posts', async () => {
    const { client } = openSite();
    expect(await client.searchParents('engineering home', 10)).toEqual([]);
    expect(await client.searchParents('welcome', 10)).toEqual([]);
  });

  it('are pages alone where search does not know folders, and that is asked once', async () => {
    const { client, requests } = openSite({ switches: { foldersInSearch: 'refused' } });
    expect((await client.searchParents('clippings', 10)).map(({ parent }) => parent.title)).toEqual([
      'Clippings of 2026',
    ]);
    await client.searchParents('research', 10);
    expect(requests()).toHaveLength(3);
  });

  it('are looked up by their ids', async () => {
    const { client, cloud } = openSite();
    const ids = ['Clippings', 'Research'].map((title) => contentIn(cloud, title).id);
    expect((await client.findParents([...ids, '1'])).map(({ parent }) => parent.id).toSorted()).toEqual(ids.toSorted());
  });

  it('are listed below a space, a page and a folder', async () => {
    const { client, cloud, spaceId } = openSite();
    const { homepageId } = await client.getSpace(spaceId('ENG'));
    const roots = await client.listRootPages(spaceId('ENG'), 10);
    expect(roots.parents.map(({ id }) => id)).toContain(homepageId);
    const top = await client.listChildren({ id: homepageId ?? '' }, 2);
    expect(top).toMatchObject({ parents: [{ title: 'Research' }, { title: 'Meeting notes' }], hasMore: true });
    const inFolder = await client.listChildren({ id: contentIn(cloud, 'Clippings').id, isFolder: true }, 10);
    expect(inFolder).toEqual({ parents: [expect.objectContaining({ title: 'Clippings of 2026' })], hasMore: false });
  });
});

describe('a space by its id', () => {
  it.each([
    ['ENG', true],
    ['NEWS', false],
  ])('says of %s whether it takes pages: %s', async (key, canCreate) => {
    const { client, spaceId } = openSite();
    expect(await client.getSpace(spaceId(key))).toMatchObject({ space: { key }, canCreate });
  });
});
