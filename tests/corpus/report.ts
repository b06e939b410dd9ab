import { ORACLE_NAMES } from '../oracles/adf-oracles.ts';
import { addShares, type PageMetrics, type Share } from './compare.ts';
import type { Failed, Judged } from './judge-page.ts';

export type Report = { mode: string; pages: (Judged | Failed)[]; total: Totals };

export type Totals = {
  pages: number;
  failed: number;
  /** By oracle: how many pages it accepts. */
  valid: Record<string, number>;
  storage: number;
  metrics: Record<keyof PageMetrics, Share>;
  losses: Record<string, number>;
  milliseconds: { median: number; longest: number };
};

/** Below this share of the text over the whole folder, page mode has failed. */
const LEAST_RECALL = 0.995;

const METRICS = [
  'recall',
  'precision',
  'tables',
  'cells',
  'code',
  'languages',
  'images',
  'links',
  'listItems',
  'headings',
] as const satisfies (keyof PageMetrics)[];

export const isJudged = (page: Judged | Failed): page is Judged => 'metrics' in page;

const rate = ({ kept, of }: Share): number => (of === 0 ? 1 : kept / of);

const isValid = ({ complaints, storage }: Judged): boolean =>
  storage.length === 0 && Object.values(complaints).every((said) => said.length === 0);

/** Sums what was found on each page. */
export function addUp(pages: readonly (Judged | Failed)[]): Totals {
  const judged = pages.filter(isJudged);
  const times = judged.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const losses: Record<string, number> = {};
  for (const page of judged) {
    for (const [code, count] of Object.entries(page.losses)) losses[code] = (losses[code] ?? 0) + count;
  }
  return {
    pages: pages.length,
    failed: pages.length - judged.length,
    valid: Object.fromEntries(
      ORACLE_NAMES.map((oracle) => [oracle, judged.filter(({ complaints }) => complaints[oracle].length === 0).length]),
    ),
    storage: judged.filter(({ storage }) => storage.length === 0).length,
    metrics: Object.fromEntries(
      METRICS.map((metric) => [metric, addShares(judged.map(({ metrics }) => metrics[metric]))]),
    ) as Totals['metrics'],
    losses,
    milliseconds: { median: times[Math.floor(times.length / 2)] ?? 0, longest: times.at(-1) ?? 0 },
  };
}

/** Why the corpus has not passed, in sentences; empty if it has. */
export function failuresOf({ pages, total, mode }: Report): string[] {
  const failures = pages.flatMap((page) => {
    if (!isJudged(page)) return [`${page.path} failed: ${page.error}`];
    return isValid(page) ? [] : [`${page.path} has an invalid body`];
  });
  const recall = rate(total.metrics.recall);
  if (pages.length === 0) failures.push('there are no pages');
  if (mode === 'page' && recall < LEAST_RECALL)
    failures.push(`text recall is ${recall.toFixed(4)}, below ${LEAST_RECALL}`);
  return failures;
}

const column = (share: Share): string => (share.of === 0 ? '–' : `${share.kept}/${share.of}`).padStart(10);

/** One line a page, and below it what is missing where something is. */
export function pageLines(page: Judged | Failed): string[] {
  if (!isJudged(page)) return [`✗ ${page.path}`, `    ${page.error.split('\n')[0]}`];
  const lines = [
    `${isValid(page) ? '✓' : '✗'} ${page.path}  recall ${rate(page.metrics.recall).toFixed(4)}  precision ${rate(page.metrics.precision).toFixed(4)}  ${Math.round(page.milliseconds)} ms`,
  ];
  for (const [oracle, said] of Object.entries({ ...page.complaints, storage: page.storage })) {
    for (const complaint of said.slice(0, 3)) lines.push(`    ${oracle}: ${complaint}`);
  }
  for (const metric of METRICS) {
    const share = page.metrics[metric];
    if (share.kept < share.of)
      lines.push(
        `    ${metric} ${share.kept}/${share.of}, missing: ${share.missing.map((item) => item.replaceAll('\n', '⏎')).join(' · ')}`,
      );
  }
  return lines;
}

/** The whole folder in a few lines. */
export function totalLines({ total, mode }: Report): string[] {
  const { metrics } = total;
  return [
    '',
    `${total.pages} pages in ${mode} mode, ${total.failed} failed; ${total.milliseconds.median.toFixed(1)} ms median, ${Math.round(total.milliseconds.longest)} ms longest`,
    `valid: ${Object.entries({ ...total.valid, storage: total.storage })
      .map(([oracle, count]) => `${oracle} ${count}`)
      .join(', ')}`,
    ...METRICS.map((metric) => `${metric.padEnd(10)} ${rate(metrics[metric]).toFixed(4)} ${column(metrics[metric])}`),
    `losses: ${
      Object.entries(total.losses)
        .map(([code, count]) => `${code} ${count}`)
        .join(', ') || 'none'
    }`,
  ];
}
