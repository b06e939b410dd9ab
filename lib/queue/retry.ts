const FIRST_DELAY = 30_000;
const LONGEST_DELAY = 60 * 60_000;
/** Full jitter may give 0, which would be no delay at all. */
const SHORTEST_DELAY = 1_000;
/** A queue that is offline looks again this soon, so that it sends within a minute of the network's return. */
const OFFLINE_DELAY = 45_000;
/** Signing in ends the pause at once; this is for a grant that healed by itself. */
const AUTH_DELAY = 15 * 60_000;

export type Failures = {
  /** How many tries have failed before this one. */
  attempts: number;
  /** 0 ≤ random < 1. */
  random: number;
  /** Milliseconds the server asked for: a minimum, believed up to an hour. */
  retryAfter?: number | undefined;
};

/**
 * Milliseconds to wait before the next try: "full jitter" over 30 s · 2ⁿ, at most an hour, without any limit of
 * attempts. See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 */
export function backOff({ attempts, random, retryAfter = 0 }: Failures): number {
  const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(attempts, 30));
  const asked = Number.isFinite(retryAfter) ? retryAfter : 0;
  return Math.min(LONGEST_DELAY, Math.max(SHORTEST_DELAY, asked, Math.round(random * ceiling)));
}

/** Why the whole queue waits. */
export type PauseKind = 'auth' | 'offline' | 'rate-limited';

/** The queue's pause as it is stored. `attempts` counts pauses of this kind without a success between them. */
export type Pause = { kind: PauseKind; since: number; until: number; attempts: number };

/** The pause after a failure that was not the clip's. Times in milliseconds since the epoch. */
export function pauseFor(
  kind: PauseKind,
  { now, previous, ...failures }: Omit<Failures, 'attempts'> & { now: number; previous?: Pause | undefined },
): Pause {
  const attempts = previous?.kind === kind ? previous.attempts + 1 : 0;
  const since = previous?.kind === kind ? previous.since : now;
  switch (kind) {
    case 'rate-limited':
      return { kind, since, attempts, until: now + backOff({ ...failures, attempts }) };
    case 'offline':
      return { kind, since, attempts, until: now + OFFLINE_DELAY };
    case 'auth':
      return { kind, since, attempts, until: now + AUTH_DELAY };
    default:
      return kind satisfies never;
  }
}
