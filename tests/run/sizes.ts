import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Outcome, single } from './report.ts';

const BUILD = '.output/chrome-mv3';

/** What each part of the extension may weigh, in bytes of gzip: what is read anew on every gesture is held smallest. */
const BUDGETS: readonly { name: string; kilobytes: number; files: RegExp }[] = [
  { name: 'popup', kilobytes: 30, files: /^(popup\.html|chunks\/(?!options-).*\.js|assets\/(?!options-).*\.css)$/ },
  { name: 'background', kilobytes: 40, files: /^background\.js$/ },
  { name: 'capture', kilobytes: 12, files: /^capture\.js$/ },
  { name: 'capture-article', kilobytes: 24, files: /^capture-article\.js$/ },
  { name: 'capture-images', kilobytes: 4, files: /^capture-images\.js$/ },
  { name: 'receipt', kilobytes: 5, files: /^receipt\.js$/ },
];

/** Weighs the production build against its budgets, one check each. */
export function checkSizes(): Outcome {
  const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
  return BUDGETS.map(({ name, kilobytes, files: pattern }) => {
    const parts = files.filter((file) => pattern.test(file));
    const weight = parts.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length, 0);
    const isPassed = parts.length > 0 && weight <= kilobytes * 1024;
    const verdict = isPassed ? 'ok  ' : 'FAIL';
    console.log(`${verdict} ${name}: ${(weight / 1024).toFixed(1)} of ${kilobytes} KiB gzip (${parts.length} files)`);
    return single(isPassed);
  }).reduce((sum, next) => ({ passed: sum.passed + next.passed, failed: sum.failed + next.failed }));
}
