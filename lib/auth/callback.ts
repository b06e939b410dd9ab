import { toServerWords } from '../http/server-words';
import { AuthError } from './auth-error';

const ISSUER = 'https://auth.atlassian.com';

/**
 * The authorization code in the address where the consent window ended. Rejects with `denied` when the person pressed
 * Cancel, `refused` when Atlassian itself said no, and `bad-callback` when the address is not the answer to our attempt:
 * another place, another or no state, anything twice, or tokens where a code belongs (RFC 9700 §2.1, §4.4).
 */
export function readCallback(callbackUrl: string, expected: { redirectUrl: string; state: string }): string {
  const url = URL.parse(callbackUrl);
  if (url === null || !isSamePlace(url, expected.redirectUrl)) throw new AuthError('bad-callback');
  if (/token=/i.test(url.hash)) throw new AuthError('bad-callback');
  const answer = url.searchParams;
  if (readOnce(answer, 'state') !== expected.state) throw new AuthError('bad-callback');
  if (answer.has('iss') && URL.parse(readOnce(answer, 'iss') ?? '')?.origin !== ISSUER)
    throw new AuthError('bad-callback');
  if (answer.has('error')) throw toRefusal(answer);
  const code = readOnce(answer, 'code');
  if (code === undefined || code === '') throw new AuthError('bad-callback');
  return code;
}

function isSamePlace(url: URL, redirectUrl: string): boolean {
  const expected = URL.parse(redirectUrl);
  return expected !== null && url.origin === expected.origin && url.pathname === expected.pathname;
}

function readOnce(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

function toRefusal(answer: URLSearchParams): AuthError {
  const error = answer.get('error') ?? '';
  if (error === 'access_denied') return new AuthError('denied');
  const serverMessage = toServerWords(`${error} ${answer.get('error_description') ?? ''}`);
  return new AuthError('refused', serverMessage === undefined ? {} : { serverMessage });
}
