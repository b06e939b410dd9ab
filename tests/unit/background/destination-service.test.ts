import { describe, expect, it } from 'vitest';
import { createDestinationService } from '../../../lib/background/destination-service';
import type { Destination, Place } from '../../../lib/clip/destination';
import { noRecents } from '../../../lib/settings/recents';
import { defaultSettings } from '../../../lib/settings/settings';
import { createStored } from '../components/fake-services';
import { contentIn, openSite } from '../confluence/open-site';

async function setUp() {
  const opened = openSite();
  const { cloud, client, clock, spaceId } = opened;
  const recents = createStored(noRecents);
  const settings = createStored(defaultSettings);
  const tabs: { addresses: string[] | undefined } = { addresses: undefined };
  const service = createDestinationService({
    connect: async () => ({ client, site: cloud.site }),
    recents,
    settings,
    readOpenAddresses: async () => tabs.addresses,
    now: () => clock.now,
  });
  const { cloudId } = cloud.site;
  const { space: engineering } = await client.getSpace(spaceId('ENG'));
  const { space: design } = await client.getSpace(spaceId('DES'));
  cloud.record.splice(0);
  const inSpace = (space = engineering): Destination => ({ cloudId, space, type: 'page', labels: [] });
  const below = (title: string, path: string[]): Place => ({
    cloudId,
    space: engineering,
    parent: { id: contentIn(cloud, title).id, title, path },
  });
  return { ...opened, service, recents, settings, tabs, cloudId, engineering, design, inSpace, below };
}

const titles = (places: readonly Place[] | undefined) => places?.map(({ space, parent }) => parent?.title ?? space.key);

describe('looking for a space', () => {
  it('asks the server for the words once, and remembers what it saw', async () => {
    const { service, recents, cloudId, requests } = await setUp();
    const found = await service.searchSpaces('  engineering hand ');
    expect(found).toMatchObject([{ key: 'ENGHB' }]);
    expect((await recents.read()).spaces[cloudId]).toEqual(found);
    await service.searchSpaces('engineering hand');
    expect(requests()).toHaveLength(2);
  });

  it('lists one short answer and the own space when there are no words', async () => {
    const { service, recents, cloudId, cloud } = await setUp();
    expect(await service.searchSpaces(' ')).toHaveLength(15);
    expect((await recents.read()).personal[cloudId]?.key).toBe(`~${cloud.person.accountId}`);
  });

  it('asks again after a failure', async () => {
    const { service, cloud } = await setUp();
    cloud.setOnline(false);
    await expect(service.searchSpaces('design')).rejects.toThrow('no-answer');
    cloud.setOnline(true);
    expect((await service.searchSpaces('design')).length).toBeGreaterThan(0);
  });
});

describe('the tree', () => {
  it('begins below the homepage, and says of each the way to it', async () => {
    const { service, inSpace, below } = await setUp();
    const { places, hasMore } = await service.listChildren(inSpace());
    expect(titles(places)).toEqual(['Research', 'Meeting notes', 'Clippings']);
    expect(hasMore).toBe(false);
    const deeper = await service.listChildren(below('Research', []));
    expect(deeper.places).toMatchObject([{ parent: { title: 'Reading list', path: ['Research'] } }]);
  });

  it('lists what is in a folder', async () => {
    const { service, inSpace } = await setUp();
    const { places } = await service.listChildren(inSpace());
    const folder = places.find(({ parent }) => parent?.isFolder);
    expect(titles((await service.listChildren(folder ?? inSpace())).places)).toEqual(['Clippings of 2026']);
  });

  it('tells of a space in passing whether one may write there, and asks nothing twice', async () => {
    const { service, client, spaceId, recents, cloudId, inSpace, requests } = await setUp();
    const { space } = await client.getSpace(spaceId('NEWS'));
    await service.listChildren(inSpace(space));
    expect((await recents.read()).closed[cloudId]).toEqual([space.id]);
    const asked = requests().length;
    await service.listChildren(inSpace(space));
    expect(requests()).toHaveLength(asked);
  });
});

describe('an address', () => {
  it.each([
    ['of a space', '/wiki/spaces/ENG/overview', { status: 'found', place: { space: { key: 'ENG' } } }],
    ['of a space that is not there', '/wiki/spaces/NOPE', { status: 'not-found' }],
    ['of a page that is not there', '/wiki/spaces/ENG/pages/7/x', { status: 'not-found' }],
    ['of no place', '/wiki/home', { status: 'no-place' }],
  ])('%s', async (_, path, resolved) => {
    const { service, cloud } = await setUp();
    expect(await service.resolveAddress(`${cloud.site.url}${path}`)).toMatchObject(resolved);
  });

  it('of a page, and its short form, lead to it', async () => {
    const { service, client, cloud, spaceId } = await setUp();
    const { id } = contentIn(cloud, 'Reading list');
    const place = { space: { id: spaceId('ENG') }, parent: { id, title: 'Reading list', path: ['Research'] } };
    const found = { status: 'found', place };
    expect(await service.resolveAddress(`${cloud.site.url}/wiki/spaces/ENG/pages/${id}/x`)).toMatchObject(found);
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(id));
    const short = bytes.toString('base64').replace(/A*=*$/, '').replaceAll('/', '-').replaceAll('+', '_');
    expect(await service.resolveAddress(`${cloud.site.url}/wiki/x/${short}`)).toMatchObject(found);
    expect(await client.findSpaces(['ENG'])).toHaveLength(1);
  });

  it('of another site is said to be one', async () => {
    const { service } = await setUp();
    expect(await service.resolveAddress('https://other.atlassian.net/wiki/spaces/ENG')).toEqual({
      status: 'other-site',
      siteName: 'quick-capture.atlassian.net',
    });
  });
});

describe('open tabs', () => {
  it('are unknown until the person allows it', async () => {
    const { service, requests } = await setUp();
    expect(await service.listOpenPlaces()).toBeUndefined();
    expect(requests()).toEqual([]);
  });

  it('are named in their order, each once, in two requests', async () => {
    const { service, cloud, tabs, requests } = await setUp();
    const page = `${cloud.site.url}/wiki/spaces/ENG/pages/${contentIn(cloud, 'Research').id}`;
    tabs.addresses = [page, 'https://news.example/', `${cloud.site.url}/wiki/spaces/DES`, `${page}/Research`];
    expect(titles(await service.listOpenPlaces())).toEqual(['Research', 'DES']);
    expect(requests()).toHaveLength(2);
  });
});

describe('where a quick save goes', () => {
  it('is the newest place on this site', async () => {
    const { service, inSpace, design, cloudId } = await setUp();
    expect(await service.chooseFor('https://news.example/', cloudId)).toBeUndefined();
    const use = { siteName: 'Example', url: undefined };
    await service.remember({ ...use, destination: inSpace(design) });
    await service.remember({ ...use, destination: { ...inSpace(), cloudId: 'other' } });
    expect((await service.chooseFor('https://news.example/', cloudId))?.space.key).toBe('DES');
  });

  it("is before the first save the person's own space, as in the popup", async () => {
    const { service, settings, cloudId, inSpace, design } = await setUp();
    await settings.write({ ...(await settings.read()), defaultType: 'blogpost', defaultLabels: ['web'] });
    await service.searchSpaces('');
    const chosen = await service.chooseFor('https://news.example/', cloudId);
    expect(chosen).toMatchObject({ cloudId, space: { name: 'Mia Krystof' }, type: 'blogpost', labels: ['web'] });
    await service.remember({ siteName: 'Example', url: undefined, destination: inSpace(design) });
    expect((await service.chooseFor('https://news.example/', cloudId))?.space.key).toBe('DES');
  });

  it("is the host's own place after two saves in a row there", async () => {
    const { service, inSpace, design, cloudId, settings } = await setUp();
    const use = { siteName: 'Example', url: 'https://www.github.com/a' };
    await service.remember({ ...use, destination: inSpace() });
    await service.remember({ ...use, destination: inSpace() });
    await service.remember({ siteName: 'Example', url: 'https://news.example/', destination: inSpace(design) });
    expect((await settings.read()).rules).toMatchObject([{ pattern: 'github.com', isLearnt: true }]);
    expect((await service.chooseFor('https://github.com/b', cloudId))?.space.key).toBe('ENG');
    expect((await service.chooseFor('https://news.example/', cloudId))?.space.key).toBe('DES');
  });
});

describe('what is known of a place', () => {
  it('is whether it is starred', async () => {
    const { service, inSpace, settings } = await setUp();
    await service.star({ place: inSpace(), isStarred: true });
    await service.star({ place: inSpace(), isStarred: true });
    expect(titles((await settings.read()).stars)).toEqual(['ENG']);
    await service.star({ place: inSpace(), isStarred: false });
    expect((await settings.read()).stars).toEqual([]);
  });

  it('is whether it takes pages, which a later success takes back', async () => {
    const { service, inSpace, recents, cloudId, engineering } = await setUp();
    await service.noteSpace(inSpace(), false);
    expect((await recents.read()).closed[cloudId]).toEqual([engineering.id]);
    await service.noteSpace(inSpace(), true);
    expect((await recents.read()).closed[cloudId]).toEqual([]);
  });

  it('loses nothing when much is learnt at once', async () => {
    const { service, design, inSpace, recents, cloudId } = await setUp();
    await Promise.all([
      service.searchSpaces('marketing'),
      service.searchSpaces('legal'),
      service.noteSpace(inSpace(design), false),
      service.remember({ destination: inSpace(), siteName: 'Example', url: undefined }),
    ]);
    const { spaces, closed, destinations } = await recents.read();
    expect(spaces[cloudId]?.map(({ key }) => key)).toEqual(expect.arrayContaining(['MKT', 'LEGAL']));
    expect([closed[cloudId]?.length, destinations.length]).toEqual([1, 1]);
  });
});
