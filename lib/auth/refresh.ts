import type { Account } from './account';
import { AuthError } from './auth-error';
import { markGrantGone } from './grant-gone';
import type { Alarm, Lock, Store } from './ports';
import { isFresh, type Session, toSession } from './session';
import type { TokenExchanger } from './token-exchanger';
import type { Tokens } from './token-response';
import type { Grant, Vault } from './vault';

/** For ten minutes after a rotation Atlassian still takes the previous refresh token, so a lost answer can be asked for again. */
const HURRY = 9 * 60_000;
const HURRIED_RETRY = 30_000;
const LEISURELY_RETRY = 10 * 60_000;

export type RefreshPorts = {
  vault: Vault;
  session: Store<Session>;
  accounts: Store<Account>;
  exchanger: Pick<TokenExchanger, 'refresh'>;
  lock: Lock;
  alarm: Alarm;
  now: () => number;
};

/**
 * Makes the one function that rotates tokens. It may be killed at any line, run in several contexts at once, and lose
 * every answer: what it is about to do is on disk before it asks, the new token is on disk before it is used, and both
 * only if nobody else has moved the generation meanwhile. The lock saves requests; nothing rests on it.
 *
 * The function takes the generation whose access token no longer serves and resolves with a later session. It rejects
 * with `signed-out`, `grant-gone`, `unreachable` (asked again by itself when the alarm rings) or what is wrong with
 * the configuration; in no case is anything deleted.
 */
export function createRefresh(ports: RefreshPorts): (generationSeen: number) => Promise<Session> {
  const { vault, now } = ports;

  async function rotate(grant: Grant & { refreshToken: string }): Promise<Session> {
    const inflightSince = grant.inflightSince ?? now();
    await ports.alarm.set(now() + HURRIED_RETRY);
    if (!(await vault.note(grant.generation, { status: 'ok', inflightSince }))) return findLaterSession(ports);
    try {
      return await keep(ports, grant, await ports.exchanger.refresh(grant.refreshToken));
    } catch (error) {
      return settle(ports, { ...grant, inflightSince }, error);
    }
  }

  return (generationSeen) =>
    ports.lock(async () => {
      const grant = await vault.readGrant();
      if (grant === undefined) throw new AuthError('signed-out');
      const { generation, refreshToken } = grant;
      if (grant.status === 'reauth' || refreshToken === undefined) return giveUpGrant(ports, generation);
      const session = generation === generationSeen ? undefined : await ports.session.read();
      return isFresh(session, { generation, now: now() }) ? session : rotate({ ...grant, refreshToken });
    });
}

/** Stores the new pair, then hands out the access token: in that order, or a kill in between would lose the grant. */
async function keep(ports: RefreshPorts, grant: Grant & { refreshToken: string }, tokens: Tokens): Promise<Session> {
  const { accountId, refreshToken } = grant;
  const isStored = await ports.vault.storeTokens(grant.generation, {
    accountId,
    refreshToken: tokens.refreshToken ?? refreshToken,
  });
  if (!isStored) return findLaterSession(ports);
  const session = toSession(tokens, { generation: grant.generation + 1, accountId, now: ports.now() });
  await ports.session.write(session);
  await ports.alarm.clear();
  // Signing out may have come in between the two writes; then not even the short-lived token stays.
  if ((await ports.vault.readGeneration()) !== session.generation) await ports.session.remove();
  return session;
}

/** After a failed request: what is noted, and when it is tried again. Always rejects, but for another's success. */
async function settle(ports: RefreshPorts, grant: Grant & { inflightSince: number }, error: unknown): Promise<Session> {
  if (!(error instanceof AuthError)) throw error;
  if (error.code === 'grant-gone') return giveUpGrant(ports, grant.generation);
  if (error.code === 'unreachable') {
    const now = ports.now();
    const isHurried = Math.abs(now - grant.inflightSince) < HURRY;
    await ports.alarm.set(now + (isHurried ? HURRIED_RETRY : LEISURELY_RETRY));
    throw error;
  }
  // A definite no has rotated nothing: there is no answer to wait for, and the next request asks again.
  await ports.vault.note(grant.generation, { status: 'ok' });
  await ports.alarm.clear();
  throw error;
}

async function giveUpGrant(ports: RefreshPorts, generation: number): Promise<Session> {
  if (await markGrantGone(ports, generation)) throw new AuthError('grant-gone');
  return findLaterSession(ports);
}

/** The generation has moved on: somebody has refreshed, or signed in or out. */
async function findLaterSession(ports: RefreshPorts): Promise<Session> {
  const grant = await ports.vault.readGrant();
  if (grant === undefined) throw new AuthError('signed-out');
  const session = await ports.session.read();
  if (isFresh(session, { generation: grant.generation, now: ports.now() })) return session;
  throw new AuthError('unreachable');
}
