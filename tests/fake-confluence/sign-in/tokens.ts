import type { Cloud } from '../cloud.ts';
import { refuseToken } from '../rest/refusal.ts';

const SECOND = 1000;
/** Atlassian's own figures (3LO reference): an hour, 90 days without use, 10 minutes of leeway after a rotation. */
const ACCESS_LIFETIME = 3600 * SECOND;
const REFRESH_INACTIVITY = 90 * 24 * 3600 * SECOND;
const ROTATION_LEEWAY = 600 * SECOND;

/** What a person agreed to, once for an app and account. */
export type Grant = { scopes: readonly string[]; revoked: boolean };

/** Tokens as the token endpoint hands them out; `expires_in` is in seconds. */
export type TokenAnswer = {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  token_type: 'Bearer';
};

/** What a request may do: known and fresh, known but over, or not known at all. */
export type Standing = { state: 'fresh' | 'expired'; scopes: readonly string[] } | { state: 'unknown' };

export type Tokens = {
  handedOut: readonly TokenAnswer[];
  issue: (scopes: readonly string[], lifetime?: number) => TokenAnswer;
  refresh: (refreshToken: string) => TokenAnswer;
  standing: (authorization: string | null) => Standing;
  /** Ends every access token now, as the passing of time would. */
  expireAll: () => void;
  /** What happens when the person removes the app, changes the password or is deactivated. */
  revokeAll: () => void;
};

type AccessToken = { grant: Grant; expiresAt: number };
type RefreshToken = { grant: Grant; usedAt: number; rotatedAt: number | undefined };

/** The tokens of one cloud, on top of those it begins with. `refresh` throws the token endpoint's refusals. */
export function createTokens(cloud: Cloud, earlier: readonly TokenAnswer[] = []): Tokens {
  const accessTokens = new Map<string, AccessToken>();
  const refreshTokens = new Map<string, RefreshToken>();
  const handedOut: TokenAnswer[] = [];

  function hand(grant: Grant, lifetime: number, withRefresh: boolean): TokenAnswer {
    const hasRefresh = withRefresh && grant.scopes.includes('offline_access');
    return take(grant, {
      access_token: `at-${cloud.ids.secret()}`,
      expires_in: lifetime / SECOND,
      scope: grant.scopes.join(' '),
      token_type: 'Bearer',
      ...(hasRefresh && { refresh_token: `rt-${cloud.ids.secret()}` }),
    });
  }

  function take(grant: Grant, answer: TokenAnswer): TokenAnswer {
    const now = cloud.now();
    accessTokens.set(answer.access_token, { grant, expiresAt: now + answer.expires_in * SECOND });
    if (answer.refresh_token) refreshTokens.set(answer.refresh_token, { grant, usedAt: now, rotatedAt: undefined });
    handedOut.push(answer);
    return answer;
  }

  function refresh(text: string): TokenAnswer {
    const token = refreshTokens.get(text);
    const now = cloud.now();
    if (!token) throw refuseToken(403, 'unauthorized_client', 'refresh_token is invalid');
    if (token.grant.revoked || now - token.usedAt > REFRESH_INACTIVITY)
      throw refuseToken(403, 'invalid_grant', 'Unknown or invalid refresh token.');
    if (token.rotatedAt !== undefined && now - token.rotatedAt > ROTATION_LEEWAY)
      throw refuseToken(403, 'unauthorized_client', 'refresh_token is invalid');
    token.usedAt = now;
    if (cloud.switches.refreshWithoutToken) return hand(token.grant, ACCESS_LIFETIME, false);
    token.rotatedAt ??= now;
    return hand(token.grant, ACCESS_LIFETIME, true);
  }

  function standing(authorization: string | null): Standing {
    const [scheme, text = ''] = (authorization ?? '').split(' ');
    const token = scheme === 'Bearer' ? accessTokens.get(text) : undefined;
    if (!token || token.grant.revoked) return { state: 'unknown' };
    return { state: token.expiresAt > cloud.now() ? 'fresh' : 'expired', scopes: token.grant.scopes };
  }

  for (const answer of earlier) take({ scopes: answer.scope.split(' '), revoked: false }, answer);

  return {
    handedOut,
    issue: (scopes, lifetime = ACCESS_LIFETIME) => hand({ scopes, revoked: false }, lifetime, true),
    refresh,
    standing,
    expireAll() {
      for (const token of accessTokens.values()) token.expiresAt = 0;
    },
    revokeAll() {
      for (const token of [...accessTokens.values(), ...refreshTokens.values()]) token.grant.revoked = true;
    },
  };
}
