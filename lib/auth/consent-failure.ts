import { AuthError, type AuthErrorCode } from './auth-error';

/** The browsers reject with words only, these ones (read off Chromium 156 and Firefox ESR 153). */
const MEANINGS: readonly [RegExp, AuthErrorCode][] = [
  [/only one web auth flow/i, 'busy'],
  [/could not be loaded|network|offline/i, 'unreachable'],
  [/invalid|redirect/i, 'bad-callback'],
];

/** Why a consent window ended without an address. Unless the browser says otherwise, the person closed it. */
export function toConsentFailure(error: unknown): AuthError {
  const words = error instanceof Error ? error.message : String(error);
  return new AuthError(MEANINGS.find(([pattern]) => pattern.test(words))?.[1] ?? 'denied');
}
