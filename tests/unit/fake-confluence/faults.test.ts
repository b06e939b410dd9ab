import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../fake-confluence/fault.ts';
import { savedContents } from '../../fake-confluence/site.ts';
import { adf, paragraph, readAnswer, type SignedIn, signedIn } from './signed-in.ts';

afterEach(() => {
  vi.useRealTimers();
});

const PAGES = '/wiki/api/v2/pages';
const create = ({ call, space }: SignedIn, title = 'Clip') =>
  call('POST', PAGES, { spaceId: space.id, title, body: adf(paragraph('x')) });
const saved = ({ fake }: SignedIn) => savedContents(fake.site).length;

describe('a fault', () => {
  const cases: [name: string, fault: Fault, carriedOut: number, status: number | 'lost', text: RegExp][] = [
    ['drops the connection before', { kind: 'drop-before' }, 0, 'lost', /fetch failed/],
    ['drops the connection after', { kind: 'drop-after' }, 1, 'lost', /fetch failed/],
    ['answers 502 before', { kind: 'status', status: 502, when: 'before' }, 0, 502, /<!DOCTYPE html>/],
    ['answers 503 after', { kind: 'status', status: 503, when: 'after' }, 1, 503, /<!DOCTYPE html>/],
    [
      'answers 400 with a body',
      { kind: 'status', status: 400, when: 'before', body: '{"errors":[]}' },
      0,
      400,
      /^{"errors":\[\]}$/,
    ],
    ['limits the rate', { kind: 'rate-limited', retryAfter: '7' }, 0, 429, /Rate limit/],
    ['refuses the token', { kind: 'unauthorized' }, 0, 401, /Unauthorized/],
    ['reports a conflict', { kind: 'conflict' }, 0, 409, /Version must be incremented/],
    ['shows a captive portal', { kind: 'html', when: 'before' }, 0, 200, /<form action="\/login">/],
    ['shows a login page after', { kind: 'html', when: 'after' }, 1, 200, /<form action="\/login">/],
    ['cuts the JSON short', { kind: 'truncated' }, 1, 200, /^\{"id".*[^}]$/],
    ['lies about the type', { kind: 'wrong-type' }, 1, 200, /^\{"id".*\}$/],
    ['sends nothing', { kind: 'empty' }, 1, 204, /^$/],
    ['changes the answer', { kind: 'rewrite', change: () => ({ id: '../x' }) }, 1, 200, /^{"id":"..\/x"}$/],
    ['delivers twice', { kind: 'duplicate' }, 1, 400, /title already exists/],
    ['floods', { kind: 'flood', bytes: 100_000 }, 1, 200, /^ {100000}$/],
  ];

  it.each(cases)('%s', async (_name, fault, carriedOut, status, text) => {
    const world = signedIn();
    world.fake.faults.add(fault, { method: 'POST' });
    const answer = await create(world).catch((error: unknown) => ({ status: 'lost', text: String(error) }));
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(saved(world)).toBe(carriedOut);
    expect(world.fake.faults.waiting()).toBe(0);
    expect((await create(world, 'Second')).status).toBe(200);
  });

  it.each([undefined, '30', '0', 'Tue, 24 Nov 2026 13:00:00 GMT', 'soon', '99999999'])(
    'can say Retry-After: %s',
    async (retryAfter) => {
      const world = signedIn();
      world.fake.faults.add({ kind: 'rate-limited', ...(retryAfter === undefined ? {} : { retryAfter }) });
      const { headers } = await create(world);
      expect(headers.get('retry-after')).toBe(retryAfter ?? null);
      expect(headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-\d\d-\d\dT/);
    },
  );

  it('waits for its method, path and turn, and can come several times', async () => {
    const world = signedIn();
    const fault: Fault = { kind: 'status', status: 500, when: 'before' };
    world.fake.faults.add(fault, { method: 'POST', path: /v2\/pages$/, nth: 2, times: 2 });
    const statuses: number[] = [];
    for (const title of ['One', 'Two', 'Three', 'Four']) {
      expect((await world.call('GET', PAGES)).status).toBe(200);
      statuses.push((await create(world, title)).status);
    }
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  it('can be chosen for each request, for random runs', async () => {
    const world = signedIn();
    world.fake.faults.choose = ({ method }) => (method === 'POST' ? { kind: 'conflict' } : undefined);
    expect((await create(world)).status).toBe(409);
    expect((await world.call('GET', PAGES)).status).toBe(200);
  });

  it('keeps a request waiting until it is released, before or after the work', async () => {
    const world = signedIn();
    for (const [title, when, meanwhile] of [
      ['One', 'before', 0],
      ['Two', 'after', 2],
    ] as const) {
      world.fake.faults.add({ kind: 'hang', when });
      const answer = create(world, title);
      await vi.waitFor(() => expect(world.fake.record.at(-1)?.outcome).toBe('waiting'));
      await vi.waitFor(() => expect(saved(world)).toBe(meanwhile));
      world.fake.faults.release();
      expect((await answer).status).toBe(200);
    }
  });

  it('lets a caller who gives up go', async () => {
    const { fake } = signedIn();
    fake.faults.add({ kind: 'hang', when: 'before' });
    const leaving = new AbortController();
    const answer = fake.fetch('https://auth.atlassian.com/authorize', { signal: leaving.signal });
    leaving.abort(new DOMException('enough', 'TimeoutError'));
    await expect(answer).rejects.toThrow('enough');
  });

  it('delivers late, or once more, when told to', async () => {
    const world = signedIn();
    world.fake.faults.add({ kind: 'late' });
    await expect(create(world)).rejects.toThrow(TypeError);
    expect(saved(world)).toBe(0);
    await world.fake.faults.deliverLate();
    expect(saved(world)).toBe(1);

    world.fake.faults.add({ kind: 'repeat-later' });
    expect((await create(world, 'Two')).status).toBe(200);
    await world.fake.faults.deliverLate();
    expect(world.fake.record.at(-1)?.answers.map(({ status }) => status)).toEqual([200, 400]);
    expect(saved(world)).toBe(2);
  });

  it('answers later, or a byte a second', async () => {
    vi.useFakeTimers();
    const world = signedIn();
    world.fake.faults.add({ kind: 'delay', milliseconds: 31_000 });
    const late = vi.fn();
    void create(world).then(late);
    await vi.advanceTimersByTimeAsync(30_999);
    expect(late).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(() => expect(late).toHaveBeenCalledOnce());

    world.fake.faults.add({ kind: 'trickle' });
    const { accessToken, cloudId } = world.fake.signIn();
    const response = await world.fake.fetch(`https://api.atlassian.com/ex/confluence/${cloudId}${PAGES}?limit=1`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const reader = response.body?.getReader();
    const first = reader?.read();
    await vi.advanceTimersByTimeAsync(1000);
    expect((await first)?.value).toHaveLength(1);
  });

  it('can break the connection in mid-body', async () => {
    const world = signedIn();
    world.fake.faults.add({ kind: 'truncated', reset: true });
    await expect(create(world)).rejects.toThrow();
    expect(saved(world)).toBe(1);
  });

  it.each([301, 302, 307, 308] as const)('redirects by %d, which a careful fetch refuses', async (status) => {
    const { fake } = signedIn({ pages: [['https://evil.example/', { body: 'gotcha' }]] });
    const url = 'https://api.atlassian.com/me';
    const redirect = () => fake.faults.add({ kind: 'redirect', to: 'https://evil.example/', status }, { path: '/me' });
    redirect();
    await expect(fake.fetch(url, { redirect: 'error' })).rejects.toThrow(TypeError);
    redirect();
    expect((await fake.fetch(url, { redirect: 'manual' })).status).toBe(status);
    expect(fake.record.filter((exchange) => exchange.url.includes('evil'))).toEqual([]);
    redirect();
    expect((await readAnswer(await fake.fetch(url))).text).toBe('gotcha');
  });
});

describe('the network', () => {
  it('can go away and come back', async () => {
    const world = signedIn();
    world.fake.setOnline(false);
    await expect(create(world)).rejects.toThrow(TypeError);
    world.fake.setOnline(true);
    expect((await create(world)).status).toBe(200);
    expect(world.fake.record).toHaveLength(1);
  });

  it('knows no other hosts than ours and those of the demo pages', async () => {
    const { fake } = signedIn({ pages: [['https://news.example/a', { body: '<p>News</p>' }]] });
    expect((await readAnswer(await fake.fetch('https://news.example/a?utm=1'))).text).toBe('<p>News</p>');
    expect((await fake.fetch('https://news.example/b')).status).toBe(404);
    await expect(fake.fetch('https://evil.example/')).rejects.toThrow('fetch failed');
    expect(fake.record.at(-1)).toMatchObject({ url: 'https://evil.example/', outcome: 'lost' });
  });
});

describe('the record', () => {
  it('has every request with its answer and the time', async () => {
    const world = signedIn();
    await create(world, 'Recorded');
    expect(world.fake.record).toMatchObject([
      {
        time: world.fake.record[0]?.time,
        method: 'POST',
        url: `https://api.atlassian.com/ex/confluence/${world.fake.site.cloudId}${PAGES}`,
        body: { text: expect.stringContaining('"title":"Recorded"') },
        outcome: 'answered',
        status: 200,
        answers: [{ status: 200, body: { text: expect.stringContaining('"title":"Recorded"') } }],
      },
    ]);
  });

  it('has pictures as base64', async () => {
    const { fake } = signedIn({
      pages: [['https://news.example/a.png', { body: new Uint8Array([1, 2]), type: 'image/png' }]],
    });
    await fake.fetch('https://news.example/a.png');
    expect(fake.record[0]?.answers[0]?.body).toEqual({ size: 2, base64: 'AQI=' });
  });

  it('holds no token, code, verifier or secret', async () => {
    const { fake } = signedIn();
    const { accessToken, refreshToken } = fake.signIn();
    await fake.fetch('https://api.atlassian.com/me', { headers: { authorization: `Bearer ${accessToken}` } });
    const secrets = {
      client_secret: 'demo-secret',
      refresh_token: refreshToken,
      code: 'c-0-d-e',
      code_verifier: 'verify-me',
    };
    const answer = await fake.fetch('https://auth.atlassian.com/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', client_id: 'demo-client', ...secrets }),
    });
    const tokens = (await answer.json()) as Record<string, string>;
    const written = JSON.stringify(fake.record);
    for (const secret of [accessToken, ...Object.values(secrets), tokens['access_token'], tokens['refresh_token']])
      expect(written).not.toContain(secret);
  });

  it('is not kept when turned off', async () => {
    const world = signedIn({ isRecording: false });
    expect((await create(world)).status).toBe(200);
    expect(world.fake.record).toEqual([]);
  });
});
