import { describe, expect, it } from 'vitest';
import type { FakeConfluenceOptions } from '../../fake-confluence/fake-confluence.ts';
import { authorizeUrl, DAY, FIREFOX_CALLBACK, MINUTE, tokensOf, world } from './sign-in-world.ts';

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

describe('a cloud that goes on where an earlier one ended', () => {
  it('knows the tokens that are still held, has the same contents, and hands out no secret twice', async () => {
    const before = world();
    const held = tokensOf(await before.exchange({ code: before.code() }));
    const after = world({ tokens: before.fake.tokens() });
    expect(after.fake.site).toEqual(before.fake.site);
    expect((await after.refresh(held.refresh_token)).status).toBe(200);
    const codes = [after.code(), before.code()];
    const secrets = [...after.fake.tokens(), ...before.fake.tokens()].map((answer) => answer.access_token);
    expect(new Set(codes).size).toBe(2);
    expect(new Set(secrets).size).toBe(2);
  });

  it('knows nobody without them', async () => {
    const before = world();
    const held = tokensOf(await before.exchange({ code: before.code() }));
    expect((await world().refresh(held.refresh_token)).status).toBe(403);
  });
});
