import { mkdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Need, provideBrowsers } from './browsers.ts';
import { type Outcome, single } from './report.ts';
import { STEPS, type Step } from './steps.ts';

/** What a step needs besides Node. */
const NEEDS: Record<string, readonly Need[]> = {
  unit: ['chromium'],
  e2e: ['chromium'],
  desktop: ['chromium', 'desktop'],
  firefox: ['firefox'],
};

/** Runs the steps (or those named by `--only`) to the end whatever fails, and prints the sum as the last line. */
export async function runTests(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string', multiple: true } } });
  const steps = chooseSteps(values.only);
  rmSync('test-results', { recursive: true, force: true });
  mkdirSync('test-results', { recursive: true });
  Object.assign(process.env, await provideBrowsers([...new Set(steps.flatMap(({ name }) => NEEDS[name] ?? []))]));

  const results: { step: Step; outcome: Outcome; seconds: number }[] = [];
  for (const step of steps) results.push(await runStep(step));
  return summarize(results);
}

function chooseSteps(names: readonly string[] | undefined): readonly Step[] {
  const unknown = names?.filter((name) => !STEPS.some((step) => step.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`No step ${unknown.join(', ')}; there are ${STEPS.map(({ name }) => name).join(', ')}`);
  return names ? STEPS.filter(({ name }) => names.includes(name)) : STEPS;
}

async function runStep(step: Step): Promise<{ step: Step; outcome: Outcome; seconds: number }> {
  const start = Date.now();
  console.log(`\n## ${step.title} (${step.name})`);
  const outcome = await step.run().catch((error: unknown) => {
    console.error(error);
    return single(false);
  });
  return { step, outcome, seconds: (Date.now() - start) / 1000 };
}

function summarize(results: readonly { step: Step; outcome: Outcome; seconds: number }[]): number {
  console.log('\n## Summary');
  for (const { step, outcome, seconds } of results) {
    console.log(`${step.name.padEnd(8)} ${outcome.passed} passed, ${outcome.failed} failed, ${seconds.toFixed(1)} s`);
  }
  const passed = results.reduce((sum, { outcome }) => sum + outcome.passed, 0);
  const failed = results.reduce((sum, { outcome }) => sum + outcome.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
