import { createHash } from 'node:crypto';
import { createFakeConfluence, type FakeConfluenceOptions } from '../../fake-confluence/fake-confluence.ts';
import { NOON, readAnswer } from './signed-in.ts';

export const VERIFIER = 'correct-horse-battery-staple-correct-horse-battery';
export const CHROMIUM_CALLBACK = `https://${'a'.repeat(32)}.chromiumapp.org/oauth`;
export const FIREFOX_CALLBACK = `https://${'0'.repeat(40)}.extensions.allizom.org/`;
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const parameters: Record<string, string> = {
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
export const authorizeUrl = (changes: Record<string, string> = {}) =>
  `https://auth.atlassian.com/authorize?${new URLSearchParams({ ...parameters, ...changes })}`;

/** A fake whose clock a test moves, and the calls of an app that signs in. */
export function world(options: FakeConfluenceOptions = {}) {
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
export const tokensOf = (answer: { json: unknown }) => answer.json as Tokens;
