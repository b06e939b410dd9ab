import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captureByGesture } from './capture-by-gesture.ts';
import { captureByScript } from './capture-by-script.ts';
import { findPages } from './corpus-pages.ts';
import { type Failed, type Judged, judgePage } from './judge-page.ts';
import { type CorpusOptions, parseCorpusOptions, USAGE } from './options.ts';
import { addUp, failuresOf, pageLines, type Report, totalLines } from './report.ts';

/** The production build, unless another is named to compare two. */
const BUILD = process.env['CHROMIUM_BUILD'] ?? '.output/chrome-mv3';

/** Writes a captured document, to be read by a person. */
async function keepCapture(folder: string, path: string, captured: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${path.replaceAll('/', '--')}.json`), JSON.stringify(captured, null, 2));
}

async function judgeAll({ folder, mode, only, keepFolder, isScriptOnly }: CorpusOptions): Promise<Report> {
  const found = (await findPages(folder)).filter(({ path }) => path.includes(only));
  const capturer = isScriptOnly ? await captureByScript(BUILD, mode) : await captureByGesture(mode);
  const pages: (Judged | Failed)[] = [];
  for (const page of found) {
    const judged = await judgePage(capturer, page, async (path, captured) => {
      if (keepFolder !== undefined) await keepCapture(keepFolder, path, captured);
    });
    pages.push(judged);
    console.log(pageLines(judged).join('\n'));
  }
  await capturer.close();
  return { mode, pages, total: addUp(pages) };
}

const options = parseCorpusOptions(process.argv.slice(2));
if (options) {
  const report = await judgeAll(options);
  console.log(totalLines(report).join('\n'));
  if (options.jsonFile !== undefined) await writeFile(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  const failures = failuresOf(report);
  if (failures.length > 0) console.error(['', ...failures].join('\n'));
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
