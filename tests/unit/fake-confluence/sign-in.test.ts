import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFakeConfluence, type FakeConfluenceOptions } from '../../fake-confluence/fake-confluence.ts';
import { NOON, readAnswer } from './signed-in.ts';

const VERIFIER = 'correct-horse-battery-staple-correct-horse-battery';
const CHROMIUM_CALLBACK = `https://${'a'.repeat(32)}.chromiumapp.org/oauth`;
const FIREFOX_CALLBACK = `https://${'0'.repeat(40)}.extensions.allizom.org/`;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const parameters: Record<string, string> = {
  audience: 'api.atlassian.com',
  client_id: 'demo-client',
  scope: 'offline_access read:space:confluence',
  redirect_uri: CHROMIUM_CALLBACK,
  state: 'unguessable',
  response_type: 'code',
  prompt: 'consent',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};
const authorizeUrl = (changes: Record<string, string> = {}) =>
  `https://auth.atlassian.com/authorize?${new URLSearchParams({ ...parameters, ...changes })}`;

/** A fake whose clock a test moves. */
function world(options: FakeConfluenceOptions = {}) {
  let now = NOON;
  const fake = createFakeConfluence({ now: () => now, ...options });
  const post = async (body: unknown, type = 'application/json') =>
    readAnswer(
      await fake.fetch('https://auth.atlassian.com/oauth/token', {
        method: 'POST',
        headers: { 'content-type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const code = (changes: Record<string, string> = {}) =>
    String(new URL(fake.consent(authorizeUrl(changes))).searchParams.get('code'));
  const exchange = (changes: Record<string, unknown> = {}) =>
    post({
      grant_type: 'authorization_code',
      client_id: 'demo-client',
      client_secret: 'demo-secret',
      redirect_uri: CHROMIUM_CALLBACK,
      code_verifier: VERIFIER,
      ...changes,
    });
  const refresh = (refreshToken: unknown, changes: Record<string, unknown> = {}) =>
    post({
      grant_type: 'refresh_token',
      client_id: 'demo-client',
      client_secret: 'demo-secret',
      refresh_token: refreshToken,
      ...changes,
    });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { fake, post, code, exchange, refresh, pass };
}

type Tokens = { access_token: string; refresh_token?: string; expires_in: number; scope: string; token_type: string };
const tokensOf = (answer: { json: unknown }) => answer.json as Tokens;

describe('the consent page', () => {
  it('names the app, the scopes and the person, and has two buttons', async () => {
    const { fake } = world({ app: { name: 'My <app>' } });
    const page = await readAnswer(await fake.fetch(authorizeUrl()));
    expect(page.status).toBe(200);
    expect(page.text).toContain('My &lt;app&gt; is requesting access');
    expect(page.text).toContain('<code>read:space:confluence</code>');
    expect(page.text).toContain('Mia Krystof');
    expect(page.text).toMatch(/<button type="submit"[^>]*>Accept<\/button>/);
    expect(page.text).toMatch(/<button type="submit"[^>]*>Cancel<\/button>/);
  });

  it.each([
    ['audience', 'audience', 'api.example.com'],
    ['client', 'client_id', 'stranger'],
    ['scope', 'scope', 'read:space:confluence write:everything'],
    ['empty scope', 'scope', ''],
    ['callback', 'redirect_uri', 'https://evil.example/'],
    ['callback with a look-alike host', 'redirect_uri', `https://${'a'.repeat(32)}.chromiumapp.org.evil.example/`],
    ['state', 'state', ''],
    ['response type', 'response_type', 'token'],
    ['prompt', 'prompt', 'none'],
    ['challenge', 'code_challenge', 'short'],
    ['challenge method', 'code_challenge_method', 'plain'],
  ])('shows an error page for a wrong %s', async (_name, parameter, value) => {
    const { fake } = world();
    const answer = await fake.fetch(authorizeUrl({ [parameter]: value }));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`<li>${parameter}`);
  });

  it.each(Object.keys(parameters))('shows an error page without %s', async (parameter) => {
    const { fake } = world();
    const url = new URL(authorizeUrl());
    url.searchParams.delete(parameter);
    expect((await fake.fetch(url)).status).toBe(400);
  });

  it('takes the callback addresses of Chromium and of Firefox, and only configured ones where there is a list', () => {
    expect(world().fake.consent(authorizeUrl({ redirect_uri: FIREFOX_CALLBACK }))).toContain(FIREFOX_CALLBACK);
    const { fake } = world({ app: { redirectUris: [FIREFOX_CALLBACK] } });
    expect(() => fake.consent(authorizeUrl())).toThrow('redirect_uri');
  });

  it.each([
    ['accept', /^https:\/\/a{32}\.chromiumapp\.org\/oauth\?code=[\w-]{43}&state=unguessable$/],
    ['cancel', /^https:\/\/a{32}\.chromiumapp\.org\/oauth\?error=access_denied&state=unguessable$/],
  ])('goes back to the app on %s', async (button, address) => {
    const { fake } = world();
    const answer = await fake.fetch('https://auth.atlassian.com/consent', {
      method: 'POST',
      body: new URLSearchParams({ request: new URL(authorizeUrl()).search, answer: button }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(address);
  });

  it('is not used up by being looked at', async () => {
    const { fake, exchange } = world();
    await fake.fetch(authorizeUrl());
    await fake.fetch(authorizeUrl());
    const callback = new URL(fake.consent(authorizeUrl()));
    expect((await exchange({ code: callback.searchParams.get('code') })).status).toBe(200);
  });
});

describe('the exchange of a code', () => {
  it('gives tokens for an hour', async () => {
    const { code, exchange } = world();
    expect(tokensOf(await exchange({ code: code() }))).toEqual({
      access_token: expect.stringMatching(/^at-/),
      refresh_token: expect.stringMatching(/^rt-/),
      expires_in: 3600,
      scope: 'offline_access read:space:confluence',
      token_type: 'Bearer',
    });
  });

  it('gives no refresh token without offline_access', async () => {
    const { code, exchange } = world();
    const answer = await exchange({ code: code({ scope: 'read:space:confluence' }) });
    expect(tokensOf(answer)).not.toHaveProperty('refresh_token');
  });

  const invalidCode = { error: 'invalid_grant', error_description: 'authorization_code is invalid' };
  const denied = { error: 'access_denied', error_description: 'Unauthorized' };
  it.each([
    ['an unknown code', { code: 'made-up' }, 403, invalidCode],
    ['a wrong verifier', { code_verifier: 'guess' }, 403, invalidCode],
    ['no verifier', { code_verifier: undefined }, 403, invalidCode],
    ['another callback address', { redirect_uri: FIREFOX_CALLBACK }, 403, invalidCode],
    ['a wrong secret', { client_secret: 'guess' }, 401, denied],
    ['no secret', { client_secret: undefined }, 401, denied],
    ['another client', { client_id: 'stranger' }, 401, denied],
    [
      'no secret and an unknown code',
      { client_secret: undefined, code: 'made-up' },
      400,
      { error: 'invalid_request', error_description: 'Incorrect request parameters' },
    ],
  ])('refuses %s', async (_name, changes, status, body) => {
    const { code, exchange } = world();
    const answer = await exchange({ code: code(), ...changes });
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual(body);
  });

  it('takes a code once', async () => {
    const { code, exchange } = world();
    const once = code();
    expect((await exchange({ code: once })).status).toBe(200);
    expect((await exchange({ code: once })).status).toBe(403);
  });

  it('takes no code that is older than five minutes', async () => {
    const { code, exchange, pass } = world();
    const old = code();
    pass(5 * MINUTE);
    expect((await exchange({ code: old })).status).toBe(403);
  });

  it('takes JSON, not a form', async () => {
    const { post } = world();
    expect((await post('grant_type=authorization_code', 'application/x-www-form-urlencoded')).status).toBe(415);
  });

  it('can be switched to take no secret, no challenge, or any verifier', async () => {
    const open = world({ switches: { secretRequired: false, verifierChecked: false, challengeRequired: false } });
    const lax = await open.exchange({ code: open.code(), client_secret: undefined, code_verifier: 'guess' });
    expect(lax.status).toBe(200);
    const url = new URL(authorizeUrl());
    url.searchParams.delete('code_challenge');
    expect(open.fake.consent(url.href)).toContain('code=');
  });
});

describe('the refresh', () => {
  async function signedInWorld(options: FakeConfluenceOptions = {}) {
    const w = world(options);
    const first = tokensOf(await w.exchange({ code: w.code() })).refresh_token;
    return { ...w, first };
  }

  it('rotates: every answer has a new refresh token', async () => {
    const { first, refresh } = await signedInWorld();
    const second = tokensOf(await refresh(first)).refresh_token;
    expect(second).toMatch(/^rt-/);
    expect(second).not.toBe(first);
  });

  it.each([
    [10 * MINUTE, 200],
    [10 * MINUTE + 1, 403],
  ])('takes the previous token for ten minutes after its rotation: after %d ms', async (later, status) => {
    const { first, refresh, pass } = await signedInWorld();
    await refresh(first);
    pass(later);
    const answer = await refresh(first);
    expect(answer.status).toBe(status);
    if (status === 403)
      expect(answer.json).toEqual({ error: 'unauthorized_client', error_description: 'refresh_token is invalid' });
  });

  it.each([
    [90 * DAY, 200],
    [90 * DAY + 1, 403],
  ])('takes a token that was not used for ninety days: after %d ms', async (later, status) => {
    const { first, refresh, pass } = await signedInWorld();
    pass(later);
    const answer = await refresh(first);
    expect(answer.status).toBe(status);
    if (status === 403)
      expect(answer.json).toEqual({ error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' });
  });

  it('refuses a token that was never given out, with the words of an invalid client', async () => {
    const { refresh } = world();
    expect((await refresh('made-up')).json).toEqual({
      error: 'unauthorized_client',
      error_description: 'refresh_token is invalid',
    });
  });

  it('is over when the person removes the app', async () => {
    const { fake, first, refresh } = await signedInWorld();
    fake.revokeTokens();
    expect((await refresh(first)).json).toMatchObject({ error: 'invalid_grant' });
  });

  it('wants the secret', async () => {
    const { first, refresh } = await signedInWorld();
    expect((await refresh(first, { client_secret: 'guess' })).status).toBe(401);
    expect((await refresh(first)).status).toBe(200);
  });

  it('leaves the refresh token out by the switch, and goes on taking the old one', async () => {
    const { first, refresh, pass } = await signedInWorld({ switches: { refreshWithoutToken: true } });
    expect(tokensOf(await refresh(first))).not.toHaveProperty('refresh_token');
    pass(DAY);
    expect((await refresh(first)).status).toBe(200);
  });
});
