import { describe, expect, it, vi } from 'vitest';
import { AuthError, type AuthErrorCode } from '../../../lib/auth/auth-error';
import { createAuthorizedFetch } from '../../../lib/auth/authorized-fetch';
import type { Session } from '../../../lib/auth/session';
import type { Fetch } from '../../../lib/http/fetch';

const NOW = 1_800_000_000_000;
const URL_OF_API = 'https://api.atlassian.com/ex/confluence/cloud-1/wiki/api/v2/pages/1';

const sessionOf = (name: string, more: Partial<Session> = {}): Session => ({
  accessToken: `at-${name}`,
  generation: 1,
  accountId: 'person-1',
  expiresAt: NOW + 1_000,
  ...more,
});

const unauthorized = (message = 'Unauthorized') => Response.json({ code: 401, message }, { status: 401 });

/** A fetch that gives these answers one after another, and what it was sent. */
function setUp(answers: Response[], { first = sessionOf('1'), renewed = sessionOf('2') } = {}) {
  const sent: string[] = [];
  const fetch = vi.fn<Fetch>(async (_url, init) => {
    sent.push(new Headers(init.headers).get('Authorization') ?? 'none');
    return answers.shift() ?? new Response('one too many', { status: 500 });
  });
  const tokens = {
    current: vi.fn(async () => first),
    renew: vi.fn(async (_refused: Session) => renewed),
    giveUp: vi.fn(async (_refused: Session) => undefined),
  };
  const authorized = createAuthorizedFetch({ tokens, fetch, now: () => NOW, accountId: 'person-1' });
  return { authorized, tokens, fetch, sent };
}

describe('a request for an account', () => {
  it('carries the token and everything that was given', async () => {
    const { authorized, fetch } = setUp([new Response('ok')]);
    await authorized(URL_OF_API, {
      method: 'PUT',
      headers: { Accept: 'application/json' },
      body: 'x',
      redirect: 'error',
    });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(URL_OF_API);
    expect(init).toMatchObject({ method: 'PUT', body: 'x', redirect: 'error' });
    expect([...new Headers(init?.headers)]).toEqual([
      ['accept', 'application/json'],
      ['authorization', 'Bearer at-1'],
    ]);
  });

  it.each([
    'https://evil.example/',
    'https://api.atlassian.com.evil.example/',
    'http://api.atlassian.com/',
    '//evil',
    'x',
  ])('is not sent to %s', async (url) => {
    const { authorized, fetch } = setUp([]);
    await expect(authorized(url, {})).rejects.toThrow(TypeError);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is not sent with the token of somebody else who has signed in meanwhile', async () => {
    const { authorized, fetch } = setUp([], { first: sessionOf('other', { accountId: 'person-2' }) });
    expect((await authorized(URL_OF_API, {})).status).toBe(401);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is not sent again with the token of somebody else', async () => {
    const { authorized, sent } = setUp([unauthorized()], { renewed: sessionOf('other', { accountId: 'person-2' }) });
    expect((await authorized(URL_OF_API, {})).status).toBe(401);
    expect(sent).toEqual(['Bearer at-1']);
  });
});

describe('a refused token', () => {
  it('is renewed once, and the request sent again with its body', async () => {
    const { authorized, tokens, fetch, sent } = setUp([unauthorized(), new Response('ok')]);
    const form = new FormData();
    form.set('file', new Blob(['bytes']), 'a.png');
    const response = await authorized(URL_OF_API, { method: 'PUT', body: form });
    expect(await response.text()).toBe('ok');
    expect(sent).toEqual(['Bearer at-1', 'Bearer at-2']);
    expect(fetch.mock.calls.map(([, init]) => init.body)).toEqual([form, form]);
    expect(tokens.renew).toHaveBeenCalledExactlyOnceWith(sessionOf('1'));
    expect(tokens.giveUp).not.toHaveBeenCalled();
  });

  it('is given up when the new one is refused as well', async () => {
    const { authorized, tokens, sent } = setUp([unauthorized(), unauthorized()]);
    expect((await authorized(URL_OF_API, {})).status).toBe(401);
    expect(sent).toHaveLength(2);
    expect(tokens.giveUp).toHaveBeenCalledExactlyOnceWith(sessionOf('2'));
  });

  it('is not what a missing scope means, and the caller may still read the answer', async () => {
    const { authorized, tokens, sent } = setUp([unauthorized('Unauthorized; scope does not match')]);
    const response = await authorized(URL_OF_API, {});
    expect(await response.json()).toMatchObject({ message: 'Unauthorized; scope does not match' });
    expect(sent).toHaveLength(1);
    expect(tokens.renew).not.toHaveBeenCalled();
  });

  it.each([
    [404, 'past its end', -1, 2],
    [403, 'at its end', 0, 2],
    [404, 'before its end', 1, 1],
    [403, 'before its end', 1, 1],
    [500, 'past its end', -1, 1],
    [400, 'past its end', -1, 1],
  ])('may answer %i when the token is %s', async (status, _when, left, requests) => {
    const first = sessionOf('1', { expiresAt: NOW + left });
    const { authorized, sent } = setUp([new Response('', { status }), new Response('ok')], { first });
    await authorized(URL_OF_API, {});
    expect(sent).toHaveLength(requests);
  });

  it('is not seen in a 404 that comes with a new token too', async () => {
    const first = sessionOf('1', { expiresAt: NOW - 1 });
    const { authorized, tokens } = setUp([new Response('', { status: 404 }), new Response('', { status: 404 })], {
      first,
    });
    expect((await authorized(URL_OF_API, {})).status).toBe(404);
    expect(tokens.giveUp).not.toHaveBeenCalled();
  });
});

describe('no token', () => {
  it.each<AuthErrorCode>(['signed-out', 'grant-gone', 'wrong-secret', 'not-configured', 'refused'])(
    'for the reason %s is answered like the gateway does',
    async (code) => {
      const { authorized, tokens, fetch } = setUp([]);
      tokens.current.mockRejectedValue(new AuthError(code));
      const response = await authorized(URL_OF_API, {});
      expect([response.status, await response.json()]).toEqual([401, { code: 401, message: 'Unauthorized' }]);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('for want of a connection rejects like any lost connection', async () => {
    const { authorized, tokens } = setUp([]);
    tokens.current.mockRejectedValue(new AuthError('unreachable'));
    await expect(authorized(URL_OF_API, {})).rejects.toThrow('unreachable');
  });

  it('after a refusal rejects too when the token endpoint is out of reach', async () => {
    const { authorized, tokens } = setUp([unauthorized()]);
    tokens.renew.mockRejectedValue(new AuthError('unreachable'));
    await expect(authorized(URL_OF_API, {})).rejects.toThrow('unreachable');
  });
});
