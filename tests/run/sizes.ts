import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Outcome, single } from './report.ts';

const BUILD = '.output/chrome-mv3';

type Budget = {
  name: string;
  kilobytes: number;
  goal: number;
  files: RegExp;
  /** So many files at most, where each costs time that a person waits for (ADR 18). */
  most?: number;
};

/**
 * What each part of the extension may weigh, in kibibytes of gzip: what it weighs today and a little air, so that
 * nothing grows unseen, and where it should come to. A budget goes down with the weight, and never up without a reason.
 */
const BUDGETS: readonly Budget[] = [
  {
    // All that it loads for its first frame, and whatever new part is not named below.
    name: 'popup',
    kilobytes: 30,
    goal: 30,
    most: 2,
    files:
      /^(popup\.html|popup\/(?!(place-picker|popup-queue|queue-reader|queue-reads|use-queue|known-labels|capture-notice|saved-before|preview-disclosure|clip-preview|blocked-pictures|clip-html|unsaved-clip|note)-).*\.(js|css))$/,
  },
  // Changes, retries and takes back each clip, and says why and until when the queue waits; its words were in the first
  // frame before.
  { name: 'popup: queue', kilobytes: 6, goal: 6, files: /^popup\/(popup-queue|use-queue)-.*\.(js|css)$/ },
  { name: 'popup: queue reader', kilobytes: 3.5, goal: 3.5, files: /^popup\/(queue-reader|queue-reads)-.*\.js$/ },
  { name: 'popup: places', kilobytes: 4, goal: 4, files: /^popup\/place-picker-.*\.(js|css)$/ },
  {
    name: 'popup: preview',
    // With a note's text, the question for pictures of other sites, and what there is to do when nothing can be saved;
    // what a clip lacks was in the first frame before.
    kilobytes: 11.5,
    goal: 11.5,
    files:
      /^popup\/(known-labels|capture-notice|saved-before|preview-disclosure|clip-preview|blocked-pictures|note)-.*\.(js|css)$/,
  },
  {
    // Reads the page and makes the file by itself, because the background is what has failed; loaded only then. Ten
    // more since documents are composed here and not in the page.
    name: 'popup: unsaved',
    kilobytes: 22,
    goal: 22,
    files: /^popup\/(unsaved-clip|clip-html)-.*\.js$/,
  },
  // Over its goal since it checks the second copy field by field before it believes it, and writes a person's note and
  // what they left out into the document.
  // Three more since it walks trees, reads addresses and learns where clips of a host go.
  // One and a half more since it changes pages that are published, and as much since it goes on collecting pictures after a stop, and asks sites that the person allowed.
  // One more since it remembers what a gesture pointed at that could not be saved.
  // Ten more since it composes documents and reads what pages say of themselves, their code and their addresses, for which
  // every page had to load the code.
  { name: 'background', kilobytes: 61.5, goal: 40, files: /^background\.js$/ },
  // Two more since it sets MathML as LaTeX and knows more boxes, editors and tables by their names and roles; eight less
  // since it only records.
  // A quarter more since it leaves out letters that nobody sees.
  { name: 'capture', kilobytes: 16.25, goal: 12, files: /^capture\.js$/ },
  // One more since a selection may cross shadow trees, and keeps what spans reach into it.
  { name: 'capture-part', kilobytes: 6.25, goal: 5, files: /^capture-part\.js$/ },
  // A half more since it chooses among a page's titles by itself, which leaves capture.
  { name: 'capture-article', kilobytes: 18.5, goal: 18, files: /^capture-article\.js$/ },
  // Finds of a picture that is pointed at the part that can be seen, also in frames, and says whether it has moved.
  { name: 'capture-images', kilobytes: 7.75, goal: 4, files: /^capture-images\.js$/ },
  { name: 'receipt', kilobytes: 5, goal: 5, files: /^receipt\.js$/ },
];

/** Weighs the production build against its budgets, one check each. */
export function checkSizes(): Outcome {
  const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
  return BUDGETS.map(({ name, kilobytes, goal, files: pattern, most = Number.POSITIVE_INFINITY }) => {
    const parts = files.filter((file) => pattern.test(file));
    const weight = parts.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length, 0);
    const isPassed = parts.length > 0 && parts.length <= most && weight <= kilobytes * 1024;
    const verdict = isPassed ? 'ok  ' : 'FAIL';
    const figures = `${(weight / 1024).toFixed(1)} of ${kilobytes} KiB gzip, goal ${goal}`;
    console.log(`${verdict} ${name}: ${figures} (${parts.length} files)`);
    return single(isPassed);
  }).reduce((sum, next) => ({ passed: sum.passed + next.passed, failed: sum.failed + next.failed }));
}
