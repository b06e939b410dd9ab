import { describe, expect, it, vi } from 'vitest';
import { createBrokerExchanger, createOwnAppExchanger, createPublicExchanger } from '../../../lib/auth/token-exchanger';
import type { Fetch } from '../../../lib/http/fetch';

const grant = { code: 'the-code', codeVerifier: 'the-verifier', redirectUrl: 'https://abc.chromiumapp.org/' };
const codeFields = {
  grant_type: 'authorization_code',
  code: 'the-code',
  code_verifier: 'the-verifier',
  redirect_uri: 'https://abc.chromiumapp.org/',
};
const refreshFields = { grant_type: 'refresh_token', refresh_token: 'rt' };
const app = { clientId: 'app', clientSecret: 'secret-canary' };
const answer = { access_token: 'at', refresh_token: 'rt-2', expires_in: 3600 };

const answering = (body: unknown = answer, status = 200) => vi.fn<Fetch>(async () => Response.json(body, { status }));

function readRequest(fetch: ReturnType<typeof answering>) {
  const [url, init] = fetch.mock.calls.at(-1) ?? [];
  return { url, body: JSON.parse(String(init?.body)), init };
}

describe('what is sent for a code and for a refresh token', () => {
  it.each([
    {
      mode: 'own-app',
      create: (fetch: Fetch) => createOwnAppExchanger({ fetch, readOwnApp: async () => app }),
      url: 'https://auth.atlassian.com/oauth/token',
      client: { client_id: 'app', client_secret: 'secret-canary' },
    },
    {
      mode: 'broker',
      create: (fetch: Fetch) => createBrokerExchanger({ fetch, origin: 'https://broker.example', clientId: 'app' }),
      url: 'https://broker.example/token',
      client: {},
    },
    {
      mode: 'public',
      create: (fetch: Fetch) => createPublicExchanger({ fetch, clientId: 'app' }),
      url: 'https://auth.atlassian.com/oauth/token',
      client: { client_id: 'app' },
    },
  ])('by $mode', async ({ mode, create, url, client }) => {
    const fetch = answering();
    const exchanger = create(fetch);
    expect(exchanger.mode).toBe(mode);
    expect(await exchanger.clientId()).toBe('app');
    expect(await exchanger.exchange(grant)).toEqual({ accessToken: 'at', refreshToken: 'rt-2', expiresIn: 3600 });
    expect(readRequest(fetch)).toMatchObject({ url, body: { ...codeFields, ...client } });
    await exchanger.refresh('rt');
    expect(readRequest(fetch).body).toEqual({ ...refreshFields, ...client });
  });

  it('goes as JSON, without cookies, referrer, cache or redirects', async () => {
    const fetch = answering();
    await createOwnAppExchanger({ fetch, readOwnApp: async () => app }).refresh('rt');
    expect(readRequest(fetch).init).toMatchObject({
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      signal: expect.any(AbortSignal),
    });
  });
});

describe('an exchange that fails', () => {
  it('asks for the own app before anything is sent', async () => {
    const fetch = answering();
    const exchanger = createOwnAppExchanger({ fetch, readOwnApp: async () => undefined });
    await expect(exchanger.clientId()).rejects.toThrow('not-configured');
    await expect(exchanger.refresh('rt')).rejects.toThrow('not-configured');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('blames the secret only on whoever typed it in', async () => {
    const fetch = answering({ error: 'access_denied', error_description: 'Unauthorized' }, 401);
    const own = createOwnAppExchanger({ fetch, readOwnApp: async () => app });
    const broker = createBrokerExchanger({ fetch, origin: 'https://broker.example', clientId: 'app' });
    await expect(own.exchange(grant)).rejects.toThrow('wrong-secret');
    await expect(broker.exchange(grant)).rejects.toThrow('refused');
    await expect(createPublicExchanger({ fetch, clientId: 'app' }).refresh('rt')).rejects.toThrow('refused');
  });

  it.each<[string, Fetch]>([
    ['no connection', async () => Promise.reject(new TypeError('secret-canary'))],
    ['a timeout', async () => Promise.reject(new DOMException('late', 'TimeoutError'))],
    [
      'a body that breaks off',
      async () => new Response(new ReadableStream({ start: (c) => c.error(new TypeError()) })),
    ],
    ['an endless body', async () => new Response('x'.repeat(200_000))],
    ['a redirect that was handed on', async () => new Response(null, { status: 302, headers: { location: '/' } })],
  ])('tells of %s as unreachable', async (_name, fetch) => {
    await expect(createOwnAppExchanger({ fetch, readOwnApp: async () => app }).refresh('rt')).rejects.toThrow(
      'unreachable',
    );
  });

  it('has no secret in its error, wherever one looks', async () => {
    const echo: Fetch = async (_url, init) =>
      Response.json({ error: 'bad', error_description: init.body }, { status: 400 });
    const error: unknown = await createOwnAppExchanger({ fetch: echo, readOwnApp: async () => app })
      .refresh('rt-canary')
      .catch((reason: unknown) => reason);
    const { inspect } = await import('node:util');
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('canary');
  });
});
