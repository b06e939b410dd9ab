import { runCommand } from './command.ts';
import { lintExtension } from './lint-extension.ts';
import { type Outcome, readPlaywrightReport, readVitestReport, single } from './report.ts';
import { checkSizes } from './sizes.ts';

export type Step = { name: string; title: string; run(): Promise<Outcome> };

/** Everything `./run test` does, in order: what is quick and what others build on comes first. */
export const STEPS: readonly Step[] = [
  { name: 'lint', title: 'Format and lint', run: () => check('biome', ['ci', '--colors=off', '--error-on-warnings']) },
  { name: 'types', title: 'Types', run: checkTypes },
  { name: 'unit', title: 'Unit tests', run: runUnitTests },
  { name: 'build', title: 'Production builds', run: buildBoth },
  { name: 'store', title: "Mozilla's linter", run: lintExtension },
  { name: 'sizes', title: 'Sizes', run: async () => checkSizes() },
  { name: 'e2e', title: 'End to end in Chromium', run: () => runPlaywright('headless') },
  { name: 'desktop', title: 'Real keys and menus in Chromium, on a display', run: () => runPlaywright('desktop') },
  { name: 'firefox', title: 'End to end in Firefox', run: () => runPlaywright('firefox') },
];

async function check(program: string, args: readonly string[]): Promise<Outcome> {
  return single((await runCommand(program, args)) === 0);
}

async function checkTypes(): Promise<Outcome> {
  const prepared = await runCommand('wxt', ['prepare'], { isQuiet: true });
  if (prepared !== 0) return single(false);
  return check('tsc', ['--noEmit']);
}

async function runUnitTests(): Promise<Outcome> {
  const file = 'test-results/unit.json';
  const code = await runCommand('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  return readVitestReport(file, code);
}

/** The builds that the steps after it test, unmodified. */
async function buildBoth(): Promise<Outcome> {
  const chromium = await runCommand('wxt', ['build']);
  const firefox = await runCommand('wxt', ['build', '-b', 'firefox', '--mv3']);
  return single(chromium === 0 && firefox === 0);
}

async function runPlaywright(project: string): Promise<Outcome> {
  const file = `test-results/${project}.json`;
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await runCommand('playwright', ['test', `--project=${project}`, '--reporter=list,json'], {
    environment,
  });
  return readPlaywrightReport(file, code);
}
