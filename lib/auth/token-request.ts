import { type Fetch, PRIVATE_REQUEST } from '../http/fetch';
import { readText } from '../http/read-text';
import { AuthError } from './auth-error';
import { readTokens, type Tokens } from './token-response';

/** Chromium stops a worker whose request has had no answer for 30 s (measured): better to know than to be killed. */
const TIME_LIMIT = 25_000;
const LONGEST_ANSWER = 100_000;

/** A code from the consent page, with what proves that this attempt asked for it. */
export type CodeGrant = { code: string; codeVerifier: string; redirectUrl: string };

/** The body of a token request (RFC 6749 §4.1.3, §6, RFC 7636 §4.5), without what names and proves the client. */
export type TokenRequest =
  | { grant_type: 'authorization_code'; code: string; code_verifier: string; redirect_uri: string }
  | { grant_type: 'refresh_token'; refresh_token: string };

/** The request that trades a code for tokens. */
export function toCodeRequest({ code, codeVerifier, redirectUrl }: CodeGrant): TokenRequest {
  return { grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUrl };
}

/** The request that trades a refresh token for the next pair. */
export function toRefreshRequest(refreshToken: string): TokenRequest {
  return { grant_type: 'refresh_token', refresh_token: refreshToken };
}

/**
 * Sends a token request as JSON, the form that Atlassian documents, and judges the answer. Without an answer, or with
 * half of one, it rejects with `unreachable`: the tokens may have been rotated all the same.
 */
export async function requestTokens(options: {
  fetch: Fetch;
  url: string;
  body: TokenRequest & { client_id?: string; client_secret?: string };
}): Promise<Tokens> {
  const answer = await ask(options.fetch, options.url, JSON.stringify(options.body));
  return readTokens({ ...answer, grantType: options.body.grant_type });
}

async function ask(fetch: Fetch, url: string, body: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      ...PRIVATE_REQUEST,
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    return { status: response.status, text: (await readText(response, LONGEST_ANSWER)) ?? '' };
  } catch {
    // Not passed on: the cause could quote the request, and with it the secret.
    throw new AuthError('unreachable');
  }
}
