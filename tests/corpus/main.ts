import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findPages } from './corpus-pages.ts';
import { type CaptureMode, type Failed, type Judged, judgePage, readCaptureScript } from './judge-page.ts';
import { addUp, failuresOf, pageLines, type Report, totalLines } from './report.ts';

const USAGE = 'usage: ./run corpus FOLDER [--mode article|page] [--json FILE] [--only TEXT] [--keep FOLDER]';

type Options = {
  folder: string;
  mode: CaptureMode;
  json: string | undefined;
  only: string;
  keep: string | undefined;
};

function parseOptions(): Options | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mode: { type: 'string', default: 'page' },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
      keep: { type: 'string' },
    },
  });
  const [folder] = positionals;
  const { mode, json, only, keep } = values;
  if (folder === undefined || (mode !== 'article' && mode !== 'page')) return undefined;
  return { folder, mode, json, only, keep };
}

/** Writes a captured document beside the report, to be read by a person. */
async function keepCapture(folder: string, path: string, captured: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${path.replaceAll('/', '--')}.json`), JSON.stringify(captured, null, 2));
}

async function judgeAll({ folder, mode, only, keep }: Options): Promise<Report> {
  const script = await readCaptureScript(process.env['CAPTURE_SCRIPTS'] ?? '.output/chrome-mv3', mode);
  const found = (await findPages(folder)).filter(({ path }) => path.includes(only));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // Chromium refuses to start with its sandbox as root, which is what containers are.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      '--disable-gpu',
      '--no-first-run',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const pages: (Judged | Failed)[] = [];
  for (const page of found) {
    const judged = await judgePage(context, page, {
      script,
      mode,
      ...(keep !== undefined && { keep: (path, captured) => keepCapture(keep, path, captured) }),
    });
    pages.push(judged);
    console.log(pageLines(judged).join('\n'));
  }
  await browser.close();
  return { mode, pages, total: addUp(pages) };
}

const options = parseOptions();
if (options) {
  const report = await judgeAll(options);
  console.log(totalLines(report).join('\n'));
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  const failures = failuresOf(report);
  if (failures.length > 0) console.error(['', ...failures].join('\n'));
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
