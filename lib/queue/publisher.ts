import type { PersonEvent } from './clip-event';
import type { PauseKind } from './retry';
import { passThrough, pauseQueue, type Run, type RunPorts } from './run';

/** What the publisher needs of the world. */
export type PublisherPorts = RunPorts & {
  /** Asks to be run again at this time, milliseconds since the epoch. */
  schedule(at: number): Promise<void> | void;
  /** Runs the work while no other context does. Safety does not rest on it, only thrift. */
  lock(work: () => Promise<void>): Promise<void>;
};

/** Carries the queue to Confluence. May be killed at any line and started again. */
export interface Publisher {
  /** Publishes all that is due, then asks to be woken for the rest. Called while it runs, it looks again. */
  run(): Promise<void>;
  /** What the queue paused for is over, by all that is known: tries again at once. */
  resume(kind: PauseKind): Promise<void>;
  /** Lets go on what waited for this account, binding to it what had none. */
  signedIn(account: { accountId: string; cloudIds: readonly string[] }): Promise<void>;
}

/** Where the pause ends, or when the next clip or the patience with its pictures does. */
async function wakeAgain(run: Run, schedule: PublisherPorts['schedule']): Promise<void> {
  const { ports, deadlines } = run;
  const pause = run.pause && (await ports.queue.pause());
  if (pause) return schedule(pause.until);
  const nextDue = await ports.queue.nextDueAt();
  const times = nextDue === undefined ? deadlines : [...deadlines, nextDue];
  if (times.length > 0) await schedule(Math.min(...times));
}

async function beginRun(ports: RunPorts): Promise<Run> {
  const stored = await ports.queue.pause();
  const isPaused = stored !== undefined && stored.until > ports.now();
  const pauses = isPaused ? { pauseBefore: undefined, pause: stored } : { pauseBefore: stored, pause: undefined };
  const run: Run = { ports, visited: new Map(), unansweredInARow: 0, ...pauses, deadlines: [] };
  if (isPaused || ports.isOnline()) return run;
  if ((await ports.queue.due()).length > 0) await pauseQueue('offline', run);
  return run;
}

/** Carries every clip of the queue to Confluence, a few at a time. */
export function createPublisher(ports: PublisherPorts): Publisher {
  const { queue, now, lock, schedule } = ports;
  let running: Promise<void> | undefined;
  let isNudged = false;

  const runOnce = async (): Promise<void> => {
    const run = await beginRun(ports);
    let goesOn = !run.pause;
    while (goesOn) {
      isNudged = false;
      const hasWorked = await passThrough(run, () => isNudged);
      goesOn = !run.pause && (hasWorked || isNudged);
    }
    await wakeAgain(run, schedule);
  };

  const runUntilQuiet = async (): Promise<void> => {
    try {
      do {
        isNudged = false;
        await lock(runOnce);
      } while (isNudged);
    } finally {
      running = undefined;
    }
  };

  const run = (): Promise<void> => {
    isNudged = true;
    running ??= runUntilQuiet();
    return running;
  };

  const resume = async (kind: PauseKind): Promise<void> => {
    const pause = await queue.pause();
    if (pause?.kind === kind) await queue.setPause(undefined);
    if (kind === 'offline') await queue.hasten();
    await run();
  };

  return {
    run,
    resume,
    signedIn: async (account) => {
      const event: PersonEvent = { type: 'signed-in', at: now(), ...account };
      const waiting = await queue.list({ states: ['needs-user'], limit: Number.POSITIVE_INFINITY });
      for (const { id } of waiting) await queue.decide(id, event);
      await resume('auth');
    },
  };
}
