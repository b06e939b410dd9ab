import { AuthError } from './auth-error';
import { markGrantGone } from './grant-gone';
import { createRefresh, type RefreshPorts } from './refresh';
import { isFresh, type Session } from './session';

/** Milliseconds; the shortest that browsers allow an alarm. */
const RECOVERY_RETRY = 30_000;

/** The access token of whoever is signed in. Every method but `recover` and `giveUp` rejects with an AuthError. */
export interface AccessTokens {
  /** The present one, good for two minutes at least; renewed first when it is not. */
  current(): Promise<Session>;
  /** A later one than that which was refused. */
  renew(refused: Session): Promise<Session>;
  /** A new token was refused as well: asks the person to sign in again. */
  giveUp(refused: Session): Promise<void>;
  /** Asks again for an answer that never came. To be called when the alarm rings and whenever the worker starts. */
  recover(): Promise<void>;
}

/** Makes the one source of access tokens of a context; several contexts may have one each. */
export function createAccessTokens(ports: RefreshPorts): AccessTokens {
  const refresh = createRefresh(ports);
  const underWay = new Map<number, Promise<Session>>();

  /** Ten requests that find the same token stale cause one refresh. */
  function refreshOnce(generation: number): Promise<Session> {
    const running = underWay.get(generation) ?? refresh(generation).finally(() => underWay.delete(generation));
    underWay.set(generation, running);
    return running;
  }

  return {
    current: async () => {
      const [generation, session] = await Promise.all([ports.vault.readGeneration(), ports.session.read()]);
      return isFresh(session, { generation, now: ports.now() }) ? session : refreshOnce(generation);
    },
    renew: (refused) => refreshOnce(refused.generation),
    giveUp: async ({ generation }) => {
      await ports.lock(() => markGrantGone(ports, generation));
    },
    recover: async () => {
      // First of all: the alarm that woke us is spent, and we may be killed before the next line.
      await ports.alarm.set(ports.now() + RECOVERY_RETRY);
      const grant = await ports.vault.readGrant();
      if (grant?.inflightSince === undefined) return ports.alarm.clear();
      try {
        await refreshOnce(grant.generation);
      } catch (error) {
        // What came of it is on disk, and the alarm is set again where that helps.
        if (!(error instanceof AuthError)) throw error;
      }
    },
  };
}
