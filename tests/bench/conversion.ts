import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { findPages } from '../corpus/corpus-pages.ts';
import { createIsolatedWorld, type IsolatedWorld } from '../corpus/isolated-world.ts';
import { serveFrom } from '../corpus/page-network.ts';
import { type ConversionTimes, withComposing } from './composing.ts';
import { type PageTimes, timeLongestTask, timeRecording } from './conversion-in-page.ts';
import { type Figure, geometricMean, median } from './figure.ts';
import { generatePage } from './generated-page.ts';

const SIZES = [100, 1_000, 10_000, 20_000];
const ROUNDS = 7;
/** The sample is many pages, and each round of a task needs a page of its own. */
const FEW_ROUNDS = 3;
/** On a smaller page what a capture costs whatever the page is counts for more than the page. */
const MIN_ELEMENTS = 500;
const ADDRESS = 'https://pages.example/generated';
/** Pages of the real web, where they lie beside the checkout. */
const SAMPLE = '../shared/pages';

/**
 * The built capture.js and what makes a document of its recording, against one read-only traversal of the same DOM, and
 * against turndown, which makes Markdown of it: on pages of several sizes, and on the sample where it is there.
 */
export async function measureConversion(): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // Chromium refuses to start with its sandbox as root, which is what containers are.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    return [...(await measureGenerated(context)), ...(await measureSample(context))];
  } finally {
    await browser.close();
  }
}

async function measureGenerated(context: BrowserContext): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    const times = await withPage(context, (page) => openGenerated(page, size), measureTimes(ROUNDS));
    figures.push(...describePage(`${size} elements`, times), await measureLongestTask(context, size));
  }
  return figures;
}

async function measureSample(context: BrowserContext): Promise<Figure[]> {
  if (!existsSync(SAMPLE)) {
    console.error(`There is no sample at ${SAMPLE}: generated pages only`);
    return [];
  }
  const pages: MeasuredPage[] = [];
  for (const { file, path } of await findPages(SAMPLE)) {
    const times = await withPage(context, (page) => openFile(page, file), measureTimes(FEW_ROUNDS));
    pages.push({ ...times, name: path });
  }
  return describeSample(pages);
}

const measureTimes = (rounds: number) => async (world: IsolatedWorld) =>
  withComposing(await world.evaluate<PageTimes>(`(${timeRecording})(${rounds})`), rounds);

/** In a page never captured before, because a person's page is not either: the code has yet to be compiled. */
async function measureLongestTask(context: BrowserContext, size: number): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < FEW_ROUNDS; round += 1) {
    const measure = (world: IsolatedWorld) => world.evaluate<number>(`(${timeLongestTask})()`);
    times.push(await withPage(context, (page) => openGenerated(page, size), measure));
  }
  return {
    name: `${size} elements, longest task`,
    value: median(times),
    unit: 'ms',
    goal: '≤ 50 ms',
    rounds: FEW_ROUNDS,
  };
}

async function withPage<Result>(
  context: BrowserContext,
  open: (page: Page) => Promise<void>,
  measure: (world: IsolatedWorld) => Promise<Result>,
): Promise<Result> {
  const page = await context.newPage();
  try {
    await open(page);
    const world = await createIsolatedWorld(await context.newCDPSession(page), 'quick-capture');
    for (const script of await readScripts()) await world.evaluate(`${script}; undefined`);
    return await measure(world);
  } finally {
    await page.close();
  }
}

function readScripts(): Promise<string[]> {
  const build = process.env['CHROMIUM_BUILD'] ?? '.output/chrome-mv3';
  const turndown = createRequire(import.meta.url).resolve('turndown/dist/turndown.js');
  return Promise.all([`${build}/capture.js`, turndown].map((file) => readFile(file, 'utf8')));
}

async function openGenerated(page: Page, size: number): Promise<void> {
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: generatePage(size) }),
  );
  await page.goto(ADDRESS, { waitUntil: 'load' });
}

async function openFile(page: Page, file: string): Promise<void> {
  await page.goto(await serveFrom(page, file), { waitUntil: 'load' });
}

function describePage(name: string, times: ConversionTimes): Figure[] {
  const { floor, converted, captured, composed, turndown } = times;
  const against = (value: number, other: number) => ({ value, unit: 'ms', floor: other, ratio: value / other });
  return [
    { name: `${name}, conversion`, ...against(converted, floor), goal: '≤ 25 x', rounds: ROUNDS },
    { name: `${name}, with visibility`, ...against(captured, floor), goal: '≤ 20 x', rounds: ROUNDS },
    { name: `${name}, of which in the extension`, ...against(composed, floor), rounds: ROUNDS },
    {
      name: `${name}, conversion`,
      ...against(converted, turndown),
      against: 'turndown',
      goal: '≤ 0.20 x',
      rounds: ROUNDS,
    },
    {
      name: `${name}, with visibility`,
      ...against(captured, turndown),
      against: 'turndown',
      goal: '≤ 0.20 x',
      rounds: ROUNDS,
    },
  ];
}

type MeasuredPage = ConversionTimes & { name: string };
type Measure = { what: string; goal: string; worstGoal: string; of(page: MeasuredPage): number };

const MEASURES: readonly Measure[] = [
  {
    what: 'conversion against one traversal',
    goal: '≤ 15 x',
    worstGoal: '≤ 25 x',
    of: ({ converted, floor }) => converted / floor,
  },
  {
    what: 'with visibility against one traversal',
    goal: '≤ 20 x',
    worstGoal: '',
    of: ({ captured, floor }) => captured / floor,
  },
  { what: 'of which in the extension', goal: '', worstGoal: '', of: ({ composed, floor }) => composed / floor },
  {
    what: 'conversion against turndown',
    goal: '≤ 0.20 x',
    worstGoal: '≤ 0.20 x',
    of: ({ converted, turndown }) => converted / turndown,
  },
  {
    what: 'with visibility against turndown',
    goal: '≤ 0.20 x',
    worstGoal: '≤ 0.20 x',
    of: ({ captured, turndown }) => captured / turndown,
  },
];

function describeSample(all: readonly MeasuredPage[]): Figure[] {
  const large = all.filter(({ elements }) => elements >= MIN_ELEMENTS);
  const ratios = MEASURES.flatMap((measure) => [
    ...describeMeasure(`${all.length} pages`, all, measure),
    ...describeMeasure(`${large.length} pages from ${MIN_ELEMENTS} elements`, large, measure),
  ]);
  const colds = all.map(({ cold }) => cold).toSorted((one, other) => one - other);
  const name = `${all.length} pages, first capture with visibility, 95th of a hundred`;
  const cold: Figure = {
    name,
    value: colds[Math.floor(colds.length * 0.95)] ?? 0,
    unit: 'ms',
    goal: '≤ 15 ms',
    rounds: 1,
  };
  return [...ratios, cold];
}

function describeMeasure(which: string, pages: readonly MeasuredPage[], measure: Measure): Figure[] {
  const worst = pages.toSorted((one, other) => measure.of(other) - measure.of(one))[0];
  if (!worst) return [];
  const row = (name: string, value: number, goal: string): Figure => ({
    name: `${which}, ${measure.what}${name}`,
    value,
    unit: 'x',
    ...(goal && { goal }),
    rounds: FEW_ROUNDS,
  });
  return [
    row('', geometricMean(pages.map(measure.of)), measure.goal),
    row(`, worst (${worst.name}, ${worst.elements} elements)`, measure.of(worst), measure.worstGoal),
  ];
}
