import type { Fetch } from '../http/fetch';
import { readText } from '../http/read-text';
import type { AccessTokens } from './access-tokens';
import { AuthError } from './auth-error';
import { withBearer } from './bearer-fetch';
import type { Session } from './session';

export type AuthorizedFetchPorts = {
  tokens: Pick<AccessTokens, 'current' | 'renew' | 'giveUp'>;
  fetch: Fetch;
  now: () => number;
  accountId: string;
};

/**
 * A fetch that speaks for one account, and for no other that signs in meanwhile. It adds the token, renews it before its
 * end, and when it is refused renews it once and asks once more. Nobody signed in, or nobody any more, is answered with
 * the gateway's own 401, so that callers know one way to hear of it; a token endpoint out of reach rejects like any lost
 * connection.
 */
export function createAuthorizedFetch(ports: AuthorizedFetchPorts): Fetch {
  const { tokens, fetch, now } = ports;

  async function send(session: Session, url: string, init: RequestInit): Promise<Response> {
    if (session.accountId !== ports.accountId) throw new AuthError('signed-out');
    return withBearer(fetch, session.accessToken)(url, init);
  }

  async function sendTwice(url: string, init: RequestInit): Promise<Response> {
    const session = await tokens.current();
    const response = await send(session, url, init);
    if (!(await isTokenRefused(response, session, now()))) return response;
    const renewed = await tokens.renew(session);
    const second = await send(renewed, url, init);
    if (await isTokenRefused(second, renewed, now())) await tokens.giveUp(renewed);
    return second;
  }

  return async (url, init) => {
    try {
      return await sendTwice(url, init);
    } catch (error) {
      if (error instanceof AuthError && error.code !== 'unreachable') return toUnauthorized();
      throw error;
    }
  };
}

/**
 * 401 is the token's, unless it says that a scope is missing. Expiry has also been answered as 404 by v2 and as 403 by
 * v1 (n8n #37776), so those two are doubted when the token is past its own end.
 */
async function isTokenRefused(response: Response, session: Session, now: number): Promise<boolean> {
  if (response.status === 403 || response.status === 404) return now >= session.expiresAt;
  if (response.status !== 401) return false;
  const text = await readText(response.clone(), 10_000).catch(() => undefined);
  return !/scope does not match/i.test(text ?? '');
}

function toUnauthorized(): Response {
  return Response.json({ code: 401, message: 'Unauthorized' }, { status: 401 });
}
