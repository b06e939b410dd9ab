import { describe, expect, it } from 'vitest';
import { backOff, pauseFor } from '../../../lib/queue/retry';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ALMOST_ONE = 1 - Number.EPSILON;

describe('backOff', () => {
  it.each([
    [0, 30_000],
    [1, MINUTE],
    [2, 2 * MINUTE],
    [6, 32 * MINUTE],
    [7, HOUR],
    [50, HOUR],
    [100_000, HOUR],
  ])('after %i failures waits up to %i ms', (attempts, most) => {
    expect(backOff({ attempts, random: ALMOST_ONE })).toBe(most);
    expect(backOff({ attempts, random: 0.5 })).toBe(most / 2);
  });

  it('is never no delay at all', () => expect(backOff({ attempts: 3, random: 0 })).toBe(1_000));

  it.each([
    ['is a minimum', { attempts: 0, random: 0.1, retryAfter: 5 * MINUTE }, 5 * MINUTE],
    ['does not shorten the jitter', { attempts: 7, random: 0.5, retryAfter: 1_000 }, HOUR / 2],
    ['is believed up to an hour', { attempts: 0, random: 0, retryAfter: 1e12 }, HOUR],
    ['is ignored when it is no number', { attempts: 0, random: 0.5, retryAfter: Number.NaN }, 15_000],
    ['is ignored when it is endless', { attempts: 0, random: 0.5, retryAfter: Number.POSITIVE_INFINITY }, 15_000],
    ['is ignored when it lies in the past', { attempts: 0, random: 0.5, retryAfter: -5 }, 15_000],
  ])('Retry-After %s', (_rule, failures, expected) => {
    expect(backOff(failures)).toBe(expected);
  });
});

describe('pauseFor', () => {
  const failure = { now: 1_000_000, random: 0.5 };

  it('tries again within a minute when offline, however often it failed', () => {
    const previous = { kind: 'offline', since: 5, until: 6, attempts: 400 } as const;
    const pause = pauseFor('offline', { ...failure, previous });
    expect(pause).toMatchObject({ kind: 'offline', since: 5, attempts: 401 });
    expect(pause.until - failure.now).toBeLessThanOrEqual(MINUTE);
  });

  it('waits for a rate limit longer each time, and at least as long as asked', () => {
    const first = pauseFor('rate-limited', failure);
    const second = pauseFor('rate-limited', { ...failure, previous: first });
    expect([first.until, second.until]).toEqual([failure.now + 15_000, failure.now + 30_000]);
    expect(pauseFor('rate-limited', { ...failure, retryAfter: 90_000 }).until).toBe(failure.now + 90_000);
  });

  it('counts anew when the kind changes', () => {
    const previous = { kind: 'offline', since: 5, until: 6, attempts: 9 } as const;
    expect(pauseFor('auth', { ...failure, previous })).toMatchObject({ kind: 'auth', since: failure.now, attempts: 0 });
  });
});
