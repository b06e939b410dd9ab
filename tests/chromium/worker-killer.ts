import type { Page } from 'playwright';
import { until } from '../harness/until.ts';

/** Stops the worker over and over while others wake it again. */
export type WorkerKiller = {
  /** Stops the worker in the middle of whatever it does; nothing happens when none runs. */
  kill(): Promise<void>;
  /** How often a worker has ended so far. */
  countDeaths(): number;
};

/**
 * Driven from one of the extension's own pages. Targets do not tell a worker from the next one, which keeps the
 * identity of the last while a debugger holds it, as Playwright does; the states of the registration do.
 */
export async function createWorkerKiller(screen: Page): Promise<WorkerKiller> {
  const session = await screen.context().newCDPSession(screen);
  let deaths = 0;
  const states = new Map<string, string>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, runningStatus } of versions) {
      if (runningStatus === 'stopped' && (states.get(versionId) ?? 'stopped') !== 'stopped') deaths += 1;
      states.set(versionId, runningStatus);
    }
  });
  await session.send('ServiceWorker.enable');
  return {
    kill: async () => {
      const before = deaths;
      if (![...states.values()].some((state) => state === 'running')) return;
      await session.send('ServiceWorker.stopAllWorkers');
      await until('the worker stops', () => (deaths > before ? true : undefined));
    },
    countDeaths: () => deaths,
  };
}
