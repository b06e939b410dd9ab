import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { createAccessTokens } from '../../../lib/auth/access-tokens';
import { AuthError, type AuthErrorCode } from '../../../lib/auth/auth-error';
import type { Tokens } from '../../../lib/auth/token-response';
import { createVault } from '../../../lib/auth/vault';
import { accountOf, createBrowser } from './memory';

export const START = 1_800_000_000_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A signed-in browser whose access token has just run out; `answer` is what the token endpoint does. */
export async function signInBrowser(answer: (refreshToken: string) => Promise<Tokens>) {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const browser = createBrowser();
  const vault = createVault({ crypto });
  const clock = { now: START };
  const refresh = vi.fn(answer);
  await vault.storeTokens(0, { accountId: 'person-1', refreshToken: 'rt-1' });
  await browser.accounts.write(accountOf('person-1'));
  const ports = { ...browser, vault, exchanger: { refresh }, now: () => clock.now };
  return {
    browser,
    vault,
    clock,
    refresh,
    tokens: createAccessTokens(ports),
    another: () => createAccessTokens(ports),
  };
}

/** What the token endpoint hands out. */
export const fresh = (name: string): Tokens => ({
  accessToken: `at-${name}`,
  refreshToken: `rt-${name}`,
  expiresIn: 3600,
});
/** A token endpoint that refuses. */
export const failing = (code: AuthErrorCode) => () => Promise.reject(new AuthError(code));
