import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../harness/until.ts';
import { CHROMIUM, chromiumArguments, type LaunchOptions } from './extension-browser.ts';

/** A browser that no debugger is attached to: one that is keeps the worker alive for ever. */
export type UnwatchedBrowser = {
  /** Whether the extension's worker runs now; asking keeps nothing alive. */
  isWorkerRunning(): Promise<boolean>;
  close(): Promise<void>;
};

/** Starts Chromium with the extension on a profile that was used before, and leaves it alone. */
export async function launchUnwatched(
  options: Pick<LaunchOptions, 'server'> & { profile: string },
): Promise<UnwatchedBrowser> {
  const portFile = join(options.profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const own = [`--user-data-dir=${options.profile}`, '--headless=new', ...sandbox];
  const browser = spawn(CHROMIUM, [...chromiumArguments(options), ...own, 'about:blank'], { stdio: 'ignore' });
  const ended = once(browser, 'exit');
  await until('the browser listens', () => existsSync(portFile) || undefined);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  return {
    isWorkerRunning: async () => {
      const targets: { type: string }[] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      return targets.some(({ type }) => type === 'service_worker');
    },
    close: async () => {
      browser.kill();
      await ended;
    },
  };
}
