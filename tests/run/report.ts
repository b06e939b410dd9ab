import { readFileSync } from 'node:fs';

/** What a step found: how many checks held and how many did not. */
export type Outcome = { passed: number; failed: number };

/** A step that is one check. */
export function single(isPassed: boolean): Outcome {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts a Vitest JSON report. A file that could not be loaded has no tests of its own and is one failure. */
export function readVitestReport(file: string, exitCode: number): Outcome {
  const report = readJson(file);
  const suites = arrayAt(report, 'testResults');
  const unloaded = suites.filter(
    (suite) => textAt(suite, 'status') === 'failed' && arrayAt(suite, 'assertionResults').length === 0,
  );
  const outcome = {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + unloaded.length,
  };
  return confirmed(outcome, exitCode);
}

/** Counts a Playwright JSON report; errors outside any test are failures too. */
export function readPlaywrightReport(file: string, exitCode: number): Outcome {
  const report = readJson(file);
  const stats = objectAt(report, 'stats');
  const outcome = {
    passed: numberAt(stats, 'expected'),
    failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + arrayAt(report, 'errors').length,
  };
  return confirmed(outcome, exitCode);
}

/** A runner that failed without a failed test, or ran nothing at all, must not look green. */
function confirmed(outcome: Outcome, exitCode: number): Outcome {
  const isSuspect = outcome.failed === 0 && (exitCode !== 0 || outcome.passed === 0);
  return isSuspect ? { ...outcome, failed: 1 } : outcome;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`No report in ${file}: ${String(error)}`);
    return undefined;
  }
}

function objectAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function numberAt(value: unknown, key: string): number {
  const found = objectAt(value, key);
  return typeof found === 'number' ? found : 0;
}

function textAt(value: unknown, key: string): string {
  const found = objectAt(value, key);
  return typeof found === 'string' ? found : '';
}

function arrayAt(value: unknown, key: string): unknown[] {
  const found = objectAt(value, key);
  return Array.isArray(found) ? found : [];
}
