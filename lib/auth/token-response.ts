import * as v from 'valibot';
import { parseJson } from '../http/parse-json';
import { toServerWords } from '../http/server-words';
import { AuthError, type AuthErrorCode } from './auth-error';

/** What a token endpoint hands out; `expiresIn` in seconds. A refresh answer may lack the refresh token: keep the old one. */
export type Tokens = { accessToken: string; refreshToken?: string; expiresIn: number };

const USUAL_LIFETIME = 3600;
const SHORTEST_LIFETIME = 60;
const LONGEST_LIFETIME = 86_400;

/** Tokens go into a header: visible ASCII, or none. */
const token = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,20000}$/));

/** Seconds within sane bounds, whatever is written there: no timer is ever set to NaN, to the past or to next century. */
const lifetime = v.fallback(
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
    v.finite(),
    v.transform((seconds) => Math.min(Math.max(seconds, SHORTEST_LIFETIME), LONGEST_LIFETIME)),
  ),
  USUAL_LIFETIME,
);

const tokenAnswer = v.object({
  access_token: token,
  refresh_token: v.fallback(v.optional(token), undefined),
  expires_in: lifetime,
});

const errorAnswer = v.object({ error: v.string(), error_description: v.fallback(v.string(), '') });

/** One answer of a token endpoint. `grantType` tells what was asked for. */
export type TokenAnswer = { status: number; text: string; grantType: 'authorization_code' | 'refresh_token' };

/** The tokens in an answer. Throws an AuthError for everything else; pure. */
export function readTokens(answer: TokenAnswer): Tokens {
  const parsed = parseJson(answer.text);
  const tokens = v.safeParse(tokenAnswer, parsed);
  if (answer.status === 200 && tokens.success) {
    const { access_token, refresh_token, expires_in } = tokens.output;
    return {
      accessToken: access_token,
      expiresIn: expires_in,
      ...(refresh_token !== undefined && { refreshToken: refresh_token }),
    };
  }
  const refusal = v.safeParse(errorAnswer, parsed);
  // No refusal in the promised form: a portal, a proxy or a broken server spoke, and Atlassian may or may not have acted.
  if (!refusal.success || answer.status === 200) throw new AuthError('unreachable', { status: answer.status });
  const { error, error_description } = refusal.output;
  const serverMessage = toServerWords(`${error} ${error_description}`);
  throw new AuthError(toCode(answer, error, error_description), {
    status: answer.status,
    ...(serverMessage !== undefined && { serverMessage }),
  });
}

function toCode({ status, grantType }: TokenAnswer, error: string, description: string): AuthErrorCode {
  if (status >= 500 || status === 408 || status === 429) return 'unreachable';
  // The same words as for Cancel on the consent page; here they mean the secret, and another consent would not help.
  if (status === 401 && error === 'access_denied') return 'wrong-secret';
  if (grantType === 'authorization_code') return isAboutCode(error, description) ? 'code-refused' : 'refused';
  // Only these two tell that the grant is gone. Whoever signs out on more loses sign-ins to every hiccup.
  return status === 403 && (error === 'invalid_grant' || error === 'unauthorized_client') ? 'grant-gone' : 'refused';
}

function isAboutCode(error: string, description: string): boolean {
  return error === 'invalid_grant' || /code|redirect/i.test(description);
}
