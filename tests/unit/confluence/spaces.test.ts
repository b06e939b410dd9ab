import { describe, expect, it } from 'vitest';
import { openSite } from './open-site';

describe('the current user', () => {
  it('has a name and a personal space', async () => {
    const { client, cloud } = openSite();
    const { accountId, displayName } = cloud.person;
    const user = await client.currentUser();
    expect(user).toMatchObject({ accountId, displayName });
    expect(user.personalSpace).toMatchObject({ key: `~${accountId}`, id: expect.stringMatching(/^\d+$/) });
  });
});

describe('spaces', () => {
  it('are listed page by page until there are no more', async () => {
    const { client, cloud } = openSite();
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.listSpaces({ limit: 25, ...(cursor !== undefined && { cursor }) });
      keys.push(...page.spaces.map(({ key }) => key));
      cursor = page.cursor;
    } while (cursor !== undefined);
    const current = cloud.site.spaces.filter(({ status }) => status === 'current').map(({ key }) => key);
    expect(current.length).toBeGreaterThan(50);
    expect(keys.toSorted()).toEqual(current.toSorted());
  });

  it('are listed by star', async () => {
    const { client, cloud } = openSite();
    const { spaces } = await client.listSpaces({ favouritedBy: cloud.person.accountId });
    expect(spaces.map(({ key }) => key).toSorted()).toEqual(['ENG', 'RND']);
  });

  it.each([
    ['the beginning of a word in the name', 'eng', 'ENG'],
    ['two words', 'engineering hand', 'ENGHB'],
    ['the key, in any case', 'mktres', 'MKTRES'],
    ['another script', 'مساحة', 'ARABIC'],
    ['a name with markup and quotes', 'R&D <b>labs</b> "north"', 'RND'],
  ])('are found by %s', async (_name, words, key) => {
    const { client, spaceId } = openSite();
    const [first] = await client.searchSpaces(words, 10);
    expect(first).toMatchObject({ key, id: spaceId(key) });
  });

  it('are found beyond the first page of a big site, in two requests', async () => {
    const { client, requests } = openSite({ sites: [{ spaces: 2_000 }] });
    expect(await client.searchSpaces('Team 1900', 10)).toMatchObject([{ key: 'TEAM1900' }]);
    expect(requests()).toEqual(['GET rest/api/search', 'GET api/v2/spaces']);
  });

  it('are found no more once they are archived', async () => {
    const { client } = openSite();
    expect(await client.searchSpaces('OLD', 10)).toEqual([]);
  });

  it('are the first ones, by name, while nothing is typed', async () => {
    const { client } = openSite();
    const spaces = await client.searchSpaces(' ', 5);
    expect(spaces).toHaveLength(5);
    const names = spaces.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  });

  it('are none, and nothing is asked, for signs that no name has', async () => {
    const { client, requests } = openSite();
    expect(await client.searchSpaces('" \\', 5)).toEqual([]);
    expect(requests()).toEqual([]);
  });
});

describe('pages', () => {
  it.each([
    ['Reading list', true],
    ['reading LIST ', true],
    ['Retired plan', true],
    ['Reading', false],
  ])('take the title %j: %s', async (title, isTaken) => {
    const { client, spaceId } = openSite({ switches: { titleFilter: 'substring' } });
    expect(await client.isTitleTaken(spaceId('ENG'), title)).toBe(isTaken);
    expect(await client.isTitleTaken(spaceId('FIN'), title)).toBe(false);
  });
});
