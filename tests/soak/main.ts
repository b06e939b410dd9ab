import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const args = process.argv.slice(2);
process.exitCode = args.includes('--browser') ? await soakBrowser() : await soakQueue();

/** `--browser [--clips N]`: the real worker in real Chromium, killed ten times a clip. */
async function soakBrowser(): Promise<number> {
  const options = { browser: { type: 'boolean' }, clips: { type: 'string' } } as const;
  const clips = Number(parseArgs({ args, options }).values.clips ?? 200);
  if (!Number.isInteger(clips) || clips < 1) throw new RangeError('--clips is not a whole number');
  const { runBrowserSoak } = await import('./browser-command.ts');
  return runBrowserSoak(clips);
}

/** Node runs this file as it is; Vite resolves the rest, for lib's imports carry no file endings. */
async function soakQueue(): Promise<number> {
  const path = new URL('./command.ts', import.meta.url).pathname;
  const { module } = await runnerImport<typeof import('./command.ts')>(path);
  return module.runSoak(args);
}
