import { describe, expect, it } from 'vitest';
import { draft, NOON, publish, type SignedIn, signedIn } from './signed-in.ts';

const search = ({ call }: SignedIn, cql: string, more = '') =>
  call('GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}${more}`);
const titles = (answer: { json: unknown }) =>
  (answer.json as { results: { title: string }[] }).results.map(({ title }) => title);

describe('CQL', () => {
  it.each([
    ['type=space and title ~ "eng*"', 8],
    ['type = space AND title ~ "Engineering handbook"', ['Engineering handbook']],
    ['type=space and title ~ "handb* eng*"', ['Engineering handbook']],
    ['type=space and title ~ "gineering"', []],
    ['type=space and title ~ "*gineering"', []],
    ['type=space and title ~ "labs north"', ['R&D <b>labs</b> "north"']],
    ['type=space and title = "R&D <b>labs</b> \\"north\\""', ['R&D <b>labs</b> "north"']],
    ["type=space and (title ~ 'legal' or title ~ 'finance') and title ~ 'lab'", ['Finance lab', 'Legal lab']],
    ['type=space and space.key = ENG', ['Engineering']],
    ['type = page and title ~ "read*"', ['Reading list']],
    ['type = page and space = ENG and title ~ "re*" order by lastmodified desc', ['Research', 'Reading list']],
    ['type = page and space = "DES" and title ~ "re*"', []],
    ['type in (blogpost, space) and title ~ "welcome"', ['Welcome to the new wiki']],
    ['type = blogpost', ['Welcome to the new wiki']],
    [
      'type = page and not title ~ "home" and space = ENG',
      ['Research', 'Reading list', 'Tides and harbours', 'Meeting notes', 'Clippings of 2026'],
    ],
    [
      'type = page and title !~ "home" and space = ENG',
      ['Research', 'Reading list', 'Tides and harbours', 'Meeting notes', 'Clippings of 2026'],
    ],
    ['type != space and title = "meeting NOTES"', ['Meeting notes']],
    ['title ~ ""', []],
  ])('%s', async (cql, found) => {
    const answer = await search(signedIn(), cql);
    expect(answer.status).toBe(200);
    if (typeof found === 'number') expect(titles(answer)).toHaveLength(found);
    else expect(titles(answer)).toEqual(found);
  });

  it.each([
    '',
    'type',
    'type=',
    'type=space and',
    'type=space title="x"',
    'title ~ "open',
    'colour = red',
    'user.fullname ~ "mia"',
    '(type=space',
    'type ! space',
    'type in space',
  ])('cannot be read: %s', async (cql) => {
    expect((await search(signedIn(), cql)).status).toBe(400);
  });

  it('shows spaces with their numeric id and pages with their space', async () => {
    const world = signedIn();
    expect((await search(world, 'type=space and space.key=ENG')).json).toMatchObject({
      results: [{ space: { id: Number(world.space.id), key: 'ENG', name: 'Engineering' }, entityType: 'space' }],
      totalSize: 1,
      cqlQuery: 'type=space and space.key=ENG',
    });
    expect((await search(world, 'title = "Reading list"')).json).toMatchObject({
      results: [
        { content: { type: 'page', title: 'Reading list' }, resultGlobalContainer: { displayUrl: '/spaces/ENG' } },
      ],
    });
  });

  it('leaves archived spaces out unless asked for them', async () => {
    expect(titles(await search(signedIn(), 'type=space and space.key=OLD'))).toEqual([]);
    const answer = await search(signedIn(), 'type=space and space.key=OLD', '&includeArchivedSpaces=true');
    expect(titles(answer)).toEqual(['Old intranet']);
  });

  it('goes on by a cursor', async () => {
    const world = signedIn();
    const first = await search(world, 'type=space', '&limit=40');
    const { next } = (first.json as { _links: { next: string } })._links;
    const second = await world.call('GET', `/wiki/rest/api/search?${next.split('next=true&')[1]}`);
    expect(new Set([...titles(first), ...titles(second)]).size).toBe(69);
    expect(second.json).not.toHaveProperty('_links.next');
  });
});

describe('the index', () => {
  it('follows about 20 seconds late, and never has drafts', async () => {
    let now = NOON;
    const world = signedIn({ now: () => now });
    const found = async () => titles(await search(world, 'title = "Clip"'));
    const id = await draft(world);
    now += 60_000;
    expect(await found()).toEqual([]);
    await publish(world, id);
    now += 19_999;
    expect(await found()).toEqual([]);
    now += 1;
    expect(await found()).toEqual(['Clip']);
    await world.call('DELETE', `/wiki/api/v2/pages/${id}`);
    expect(await found()).toEqual(['Clip']);
    now += 20_000;
    expect(await found()).toEqual([]);
  });
});

describe('GET /user/current', () => {
  it('names the person, and the personal space where asked for', async () => {
    const { call } = signedIn();
    const plain = await call('GET', '/wiki/rest/api/user/current');
    expect(plain.json).toMatchObject({ accountId: '5b10a2844c20165700ede21g', displayName: 'Mia Krystof' });
    expect(plain.json).not.toHaveProperty('personalSpace');
    const expanded = await call('GET', '/wiki/rest/api/user/current?expand=personalSpace');
    expect(expanded.json).toMatchObject({ personalSpace: { key: '~5b10a2844c20165700ede21g', type: 'personal' } });
  });
});
