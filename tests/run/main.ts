import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { provideBrowsers } from './browsers.ts';
import { mustRun, runCommand } from './command.ts';
import { runTests } from './test.ts';

/** A command gets its arguments and gives the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Record<string, Command> = {
  test: runTests,
  dev: (args) => runCommand('wxt', args),
  build: buildBoth,
  zip: zipBoth,
  format: () => runCommand('biome', ['check', '--write']),
  demo: (args) => runInChromium('demo', args),
  bench: (args) => runInChromium('bench', args),
  corpus: (args) => runInChromium('corpus', args),
  soak: (args) => runInChromium('soak', args),
  model: (args) => runTool('model', args),
};

/** Builds what is shipped and hands over to a tool that drives it. */
async function runInChromium(name: string, args: readonly string[]): Promise<number> {
  Object.assign(process.env, await provideBrowsers(['chromium']));
  await mustRun('wxt', ['build'], { isQuiet: true });
  return runTool(name, args);
}

/** A tool is `tests/<name>/main.ts`, a program of its own that Node runs directly. */
async function runTool(name: string, args: readonly string[]): Promise<number> {
  const file = resolve('tests', name, 'main.ts');
  if (!existsSync(file)) throw new Error(`./run ${name} does not exist yet`);
  return runCommand(process.execPath, [file, ...args]);
}

async function buildBoth(): Promise<number> {
  await mustRun('wxt', ['build']);
  return runCommand('wxt', ['build', '-b', 'firefox', '--mv3']);
}

async function zipBoth(): Promise<number> {
  await mustRun('wxt', ['zip']);
  return runCommand('wxt', ['zip', '-b', 'firefox', '--mv3']);
}

const [name = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = (await COMMANDS[name]?.(args)) ?? 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
