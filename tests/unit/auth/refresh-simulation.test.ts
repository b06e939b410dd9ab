import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { type AccessTokens, createAccessTokens } from '../../../lib/auth/access-tokens';
import { AuthError } from '../../../lib/auth/auth-error';
import type { Lock } from '../../../lib/auth/ports';
import type { Tokens } from '../../../lib/auth/token-response';
import { createVault } from '../../../lib/auth/vault';
import { accountOf, createBrowser } from './memory';

const MINUTE = 60_000;
const LEEWAY = 10 * MINUTE;
const LOST = 0.2;
const UNSENT = 0.05;
const KILLED = 0.01;

/** Numerical Recipes' linear congruential generator: the same run for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Atlassian's rotation: a refresh token that was used works for ten more minutes. */
function createTokenEndpoint(now: () => number, random: () => number) {
  const rotatedAt = new Map<string, number | undefined>([['rt-0', undefined]]);
  let count = 0;
  const tally = { issued: 0, lost: 0 };
  async function refresh(refreshToken: string): Promise<Tokens> {
    if (random() < UNSENT) throw new AuthError('unreachable');
    const rotated = rotatedAt.get(refreshToken);
    if (!rotatedAt.has(refreshToken) || (rotated !== undefined && now() - rotated > LEEWAY))
      throw new AuthError('grant-gone');
    rotatedAt.set(refreshToken, rotated ?? now());
    count += 1;
    rotatedAt.set(`rt-${count}`, undefined);
    if (random() < LOST) {
      tally.lost += 1;
      throw new AuthError('unreachable');
    }
    tally.issued += 1;
    return { accessToken: `at-${count}`, refreshToken: `rt-${count}`, expiresIn: 3600 };
  }
  return { refresh, tally };
}

/** A life that may end before and after anything it does outside of itself; what it waits for then never comes. */
function createLife(random: () => number) {
  const death = Promise.withResolvers<'killed'>();
  let isDead = false;
  async function survive(): Promise<void> {
    if (!isDead && random() < KILLED) {
      isDead = true;
      death.resolve('killed');
    }
    if (isDead) await new Promise(() => undefined);
  }
  function mortal<Ports extends object>(ports: Ports): Ports {
    return new Proxy(ports, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...parameters: unknown[]) => {
          await survive();
          const result: unknown = await Reflect.apply(member, target, parameters);
          await survive();
          return result;
        };
      },
    });
  }
  /** The browser frees the lock of a worker that is gone. */
  const lockOf =
    (lock: Lock): Lock =>
    async (work) => {
      const outcome = await lock(() => Promise.race([work().then((value) => ({ value })), death.promise]));
      return outcome === 'killed' ? new Promise(() => undefined) : outcome.value;
    };
  return { mortal, lockOf, died: death.promise };
}

/** Runs so many refreshes through three contexts that are killed at any step, and counts what came of it. */
async function simulate(seed: number, { rounds, hasLock }: { rounds: number; hasLock: boolean }) {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const random = createRandom(seed);
  const clock = { now: 1_800_000_000_000 };
  const browser = createBrowser();
  const endpoint = createTokenEndpoint(() => clock.now, random);
  await createVault({ crypto }).storeTokens(0, { accountId: 'person-1', refreshToken: 'rt-0' });
  await browser.accounts.write(accountOf('person-1'));
  const tally = { forcedSignIns: 0, kills: 0, served: 0 };

  function createContext(): AccessTokens & { died: Promise<'killed'> } {
    const life = createLife(random);
    const tokens = createAccessTokens({
      vault: life.mortal(createVault({ crypto })),
      session: life.mortal(browser.session),
      accounts: life.mortal(browser.accounts),
      alarm: life.mortal(browser.alarm),
      exchanger: life.mortal({ refresh: endpoint.refresh }),
      lock: hasLock ? life.lockOf(browser.lock) : (work) => work(),
      now: () => clock.now,
    });
    return { ...tokens, died: life.died };
  }

  const contexts = [createContext(), createContext(), createContext()];

  async function run(index: number, act: (tokens: AccessTokens) => Promise<unknown>): Promise<void> {
    const context = contexts[index % contexts.length] ?? createContext();
    const outcome = await Promise.race([act(context).catch((error: unknown) => error), context.died]);
    if (outcome === 'killed') {
      tally.kills += 1;
      contexts[index % contexts.length] = createContext();
    } else if (!(outcome instanceof Error)) {
      tally.served += 1;
    } else if (outcome instanceof AuthError && outcome.code === 'grant-gone') {
      tally.forcedSignIns += 1;
    } else if (!(outcome instanceof AuthError)) {
      throw outcome;
    }
  }

  /** A killed worker is started again by whatever comes next, at the latest some minutes later. */
  async function passTime(until: number): Promise<void> {
    while (clock.now < until) {
      const next = Math.min(until, clock.now + 4 * MINUTE, Math.max(browser.alarm.at ?? until, clock.now + 1));
      clock.now = next;
      if ((browser.alarm.at ?? Number.POSITIVE_INFINITY) <= next) browser.alarm.at = undefined;
      await run(Math.floor(random() * 3), (tokens) => tokens.recover());
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    await passTime(clock.now + (50 + random() * 20) * MINUTE);
    const callers = [0, 1, 2].slice(0, 1 + Math.floor(random() * 3));
    await Promise.all(callers.map((index) => run(index, (tokens) => tokens.current())));
  }
  return { ...tally, ...endpoint.tally };
}

describe('refreshing through lost answers, kills and three contexts', () => {
  it.each([
    { seed: 1, hasLock: true },
    { seed: 2, hasLock: true },
    // The lock only saves requests; nothing may rest on it.
    { seed: 3, hasLock: false },
  ])('never forces a sign-in: $seed, $hasLock', async ({ seed, hasLock }) => {
    const outcome = await simulate(seed, { rounds: 100, hasLock });
    expect(outcome.forcedSignIns).toBe(0);
    expect(outcome.issued).toBeGreaterThan(50);
    expect(outcome.lost).toBeGreaterThan(10);
    expect(outcome.kills).toBeGreaterThan(10);
  });
});
