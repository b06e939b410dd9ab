import { describe, expect, it } from 'vitest';
import { type Answer, type SignedIn, signedIn } from './signed-in.ts';

type List = {
  results: { id: string; key: string; name: string; type: string }[];
  _links: { next?: string; base: string };
};
const listOf = (answer: Answer) => answer.json as List;

async function listAll({ call }: SignedIn, query: string): Promise<{ pages: number; ids: string[] }> {
  const ids: string[] = [];
  for (let pages = 1, path: string | undefined = `/wiki/api/v2/spaces?${query}`; ; pages += 1) {
    const { results, _links } = listOf(await call('GET', path));
    ids.push(...results.map(({ id }) => id));
    path = _links.next;
    if (path === undefined) return { pages, ids };
  }
}

describe('GET /spaces', () => {
  it('pages through every space once, by links that are relative to the site', async () => {
    const world = signedIn();
    const { pages, ids } = await listAll(world, 'limit=25');
    expect(pages).toBeGreaterThanOrEqual(3);
    expect(ids).toEqual(world.fake.site.spaces.map(({ id }) => id));
  });

  it('gives 25 without a limit and names the next page in the Link header as well', async () => {
    const answer = await signedIn().call('GET', '/wiki/api/v2/spaces');
    const { results, _links } = listOf(answer);
    expect(results).toHaveLength(25);
    expect(_links.next).toMatch(/^\/wiki\/api\/v2\/spaces\?limit=25&cursor=/);
    expect(_links.base).toBe('https://quick-capture.atlassian.net/wiki');
    expect(answer.headers.get('link')).toContain(`<${_links.next}>; rel="next"`);
  });

  it('holds as many spaces as asked for', async () => {
    const { pages, ids } = await listAll(signedIn({ sites: [{ spaces: 1000 }] }), 'limit=250');
    expect([pages, ids.length]).toEqual([4, 1000]);
  });

  it.each([
    ['keys=ENG,DES', ['ENG', 'DES']],
    ['keys=ENG&keys=DES', ['ENG', 'DES']],
    ['type=personal', ['~5b10a2844c20165700ede21g']],
    ['status=archived', ['OLD']],
    ['favorited-by=5b10a2844c20165700ede21g', ['ENG', 'RND']],
    ['favorited-by=somebody-else', []],
    ['sort=-key&limit=2', ['SUPRES', 'SUPPLAN']],
    ['sort=name&keys=SUP,ENG,DES', ['SUP', 'DES', 'ENG']],
  ])('answers %s', async (query, keys) => {
    const { results } = listOf(await signedIn().call('GET', `/wiki/api/v2/spaces?${query}`));
    expect(results.map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    'limit=0',
    'limit=251',
    'limit=many',
    'cursor=made-up',
    'type=secret',
    'status=lost',
    'sort=size',
    'titel=ENG',
  ])('refuses %s', async (query) => {
    expect((await signedIn().call('GET', `/wiki/api/v2/spaces?${query}`)).status).toBe(400);
  });

  it('overlooks a misspelling when switched to', async () => {
    const { call } = signedIn({ switches: { unknownNames: 'ignored' } });
    expect((await call('GET', '/wiki/api/v2/spaces?titel=ENG')).status).toBe(200);
  });

  it.each(['https://evil.example', '//evil.example', '@evil.example'])(
    'can play a hostile server whose links begin with %s',
    async (linkPrefix) => {
      const { results, _links } = listOf(
        await signedIn({ switches: { linkPrefix } }).call('GET', '/wiki/api/v2/spaces'),
      );
      expect(_links.next).toMatch(new RegExp(`^${linkPrefix}/wiki`));
      expect(_links.base).toBe(`${linkPrefix}/wiki`);
      expect(results[0]).toMatchObject({ _links: { webui: `${linkPrefix}/spaces/ENG` } });
    },
  );
});

describe('GET /spaces/{id}', () => {
  it('goes by the number, never by the key', async () => {
    const { call, space } = signedIn();
    expect((await call('GET', `/wiki/api/v2/spaces/${space.id}`)).json).toMatchObject({ id: space.id, key: 'ENG' });
    expect((await call('GET', '/wiki/api/v2/spaces/ENG')).status).toBe(400);
    expect((await call('GET', '/wiki/api/v2/spaces/1')).status).toBe(404);
  });
});
