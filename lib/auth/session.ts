import * as v from 'valibot';
import type { Tokens } from './token-response';

/** An access token, kept in memory only. It counts only as long as the vault is at its generation. */
export type Session = {
  accessToken: string;
  generation: number;
  accountId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
};

/** A token is renewed so long before its end, so that none runs out on its way. */
const MARGIN = 120_000;
/** Nothing lives longer; a token that seems to was stored before the clock was set back. */
const LONGEST_LIFETIME = 86_400_000;

const session = v.object({
  accessToken: v.string(),
  generation: v.number(),
  accountId: v.string(),
  expiresAt: v.number(),
});

/** A stored value as a session, or undefined if it is none. */
export function parseSession(stored: unknown): Session | undefined {
  const parsed = v.safeParse(session, stored);
  return parsed.success ? parsed.output : undefined;
}

/** Whether a token of the present generation is good for another two minutes at least. */
export function isFresh(
  session: Session | undefined,
  present: { generation: number; now: number },
): session is Session {
  if (session?.generation !== present.generation) return false;
  const remaining = session.expiresAt - present.now;
  return remaining > MARGIN && remaining <= LONGEST_LIFETIME;
}

/** What a token endpoint handed out, as the session of a generation. */
export function toSession(
  tokens: Tokens,
  { now, ...whose }: { generation: number; accountId: string; now: number },
): Session {
  return { ...whose, accessToken: tokens.accessToken, expiresAt: now + tokens.expiresIn * 1000 };
}
