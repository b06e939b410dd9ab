import { describe, expect, it, vi } from 'vitest';
import { createConfluenceClient } from '../../../lib/confluence/rest-client';
import type { Fetch } from '../../../lib/http/fetch';
import { createDraft, openSite, paragraph } from './open-site';

describe('a hostile or broken Confluence', () => {
  it.each(['https://evil.example', '//evil.example', '@evil.example', '\\\\evil.example'])(
    'cannot lead us to %s',
    async (linkPrefix) => {
      const { client, spaceId, cloud } = openSite({ switches: { linkPrefix } });
      const { cursor } = await client.listSpaces({ limit: 10 });
      await client.listSpaces({ limit: 10, ...(cursor !== undefined && { cursor }) });
      const { id } = await createDraft(client, spaceId('ENG'));
      const published = await client.publishDraft({ type: 'page', id, title: 'A clip', body: paragraph('Hello') });
      expect(new URL(published.url ?? cloud.site.url).host).toBe(new URL(cloud.site.url).host);
      const hosts = new Set(cloud.record.map(({ url }) => new URL(url).host));
      expect([...hosts]).toEqual(['api.atlassian.com']);
    },
  );

  it.each<[string, unknown]>([
    ['no id', undefined],
    ['a path for an id', '../x'],
    ['an endless id', '1'.repeat(21)],
    ['an id beyond all numbers', Number.POSITIVE_INFINITY],
    ['an id that was rounded', 2 ** 60],
    ['a fraction', 1.5],
    ['an object', { toString: 1 }],
  ])('with %s in its answer has told nothing', async (_name, id) => {
    const { client, spaceId, cloud } = openSite();
    const change = (answer: unknown) => ({ ...(answer as object), id });
    cloud.faults.add({ kind: 'rewrite', change }, { method: 'POST' });
    await expect(createDraft(client, spaceId('ENG'))).rejects.toMatchObject({ code: 'malformed' });
  });

  it('that answers about another page has told nothing', async () => {
    const { client, spaceId, cloud } = openSite();
    const { id } = await createDraft(client, spaceId('ENG'));
    const change = (answer: unknown) => ({ ...(answer as object), id: '12345' });
    cloud.faults.add({ kind: 'rewrite', change }, { times: 2 });
    await expect(client.getContent('page', id)).rejects.toMatchObject({ code: 'malformed' });
    const publication = { type: 'page' as const, id, title: 'A clip', body: paragraph('Hello') };
    await expect(client.publishDraft(publication)).rejects.toMatchObject({ code: 'malformed' });
  });

  it('with one odd space in a list shows the others', async () => {
    const { client, cloud } = openSite();
    const change = (answer: unknown) => {
      const { results } = answer as { results: object[] };
      return { results: [{ ...results[0], id: '../x' }, null, 7, ...results.slice(1, 3)] };
    };
    cloud.faults.add({ kind: 'rewrite', change });
    expect((await client.listSpaces()).spaces).toHaveLength(2);
  });

  it('whose list of files never ends is left after twenty pages', async () => {
    const fetch = vi.fn<Fetch>(async () => Response.json({ results: [], _links: { next: '/x?cursor=again' } }));
    const site = { cloudId: 'cloud-1', name: 'Ours', url: 'https://ours.atlassian.net' };
    const client = createConfluenceClient({ site, fetch, now: () => 0 });
    expect(await client.listAttachments('page', '1')).toEqual([]);
    expect(fetch).toHaveBeenCalledTimes(20);
  });

  it.each([
    [{ kind: 'drop-before' }, 'no-answer'],
    [{ kind: 'drop-after' }, 'no-answer'],
    [{ kind: 'redirect', to: 'https://evil.example/' }, 'redirected'],
    [{ kind: 'html', when: 'after' }, 'malformed'],
    [{ kind: 'truncated' }, 'malformed'],
    [{ kind: 'truncated', reset: true }, 'malformed'],
    [{ kind: 'empty' }, 'malformed'],
    [{ kind: 'flood', bytes: 50_000_000 }, 'malformed'],
    [{ kind: 'unauthorized' }, 'unauthorized'],
    [{ kind: 'conflict' }, 'conflict'],
    [{ kind: 'status', status: 503, when: 'after' }, 'server'],
    [{ kind: 'status', status: 403, when: 'before' }, 'server'],
    [{ kind: 'rate-limited', retryAfter: '17' }, 'rate-limited'],
  ] as const)('%j is told as %s', async (fault, code) => {
    const { client, spaceId, cloud } = openSite();
    cloud.faults.add(fault);
    await expect(createDraft(client, spaceId('ENG'))).rejects.toMatchObject({ code });
  });

  it('says how long to wait', async () => {
    const { client, cloud } = openSite();
    cloud.faults.add({ kind: 'rate-limited', retryAfter: '17' });
    await expect(client.listSpaces()).rejects.toMatchObject({
      details: { status: 429, retryAfter: 17_000, serverMessage: 'Rate limit exceeded' },
    });
  });

  it('gives a trace for the support', async () => {
    const { client } = openSite();
    await expect(client.getContent('page', '1')).rejects.toMatchObject({
      code: 'not-found',
      details: { status: 404, serverMessage: 'Not Found', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
  });
});
