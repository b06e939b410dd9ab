import type { CDPSession, Page } from 'playwright';
import type { AdfDocument } from '../../lib/adf/nodes.ts';
import { toStorage } from '../../lib/adf/to-storage.ts';
import { complaintsByOracle, type OracleName } from '../oracles/adf-oracles.ts';
import { documentText } from '../oracles/document-text.ts';
import { storageComplaints, storageText } from '../oracles/storage-oracle.ts';
import type { Captured, Capturer } from './capturer.ts';
import { comparePage, type PageMetrics } from './compare.ts';
import type { CorpusPage } from './corpus-pages.ts';
import { documentFacts } from './document-facts.ts';
import { createIsolatedWorld } from './isolated-world.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';
import { prepareForSnapshot, readVisibleText } from './visible-text.ts';

export type Judged = {
  path: string;
  complaints: Record<OracleName, string[]>;
  /** Against the storage form: not well-formed, or another text. */
  storage: string[];
  metrics: PageMetrics;
  losses: Record<string, number>;
  what: string;
  milliseconds: number;
};

/** A page that could not be judged: it did not load, or its capture threw. */
export type Failed = { path: string; error: string };

function storageOf(document: AdfDocument): string[] {
  const xml = toStorage(document);
  const complaints = storageComplaints(xml);
  const endings = /\r\n?/g;
  const hasSameText = storageText(xml).replace(endings, '\n') === documentText(document).replace(endings, '\n');
  return hasSameText ? complaints : [...complaints, 'the storage form has another text'];
}

async function compareWithPage(session: CDPSession, path: string, captured: Captured): Promise<PageMetrics> {
  await prepareForSnapshot(session, path);
  const text = await readVisibleText(session);
  const world = await createIsolatedWorld(session, 'corpus-truth');
  const facts = await world.evaluate<PageFacts>(`(${readPageFacts.toString()})()`);
  const urls = new Map(captured.images.map(({ id, url }) => [id, url]));
  return comparePage(
    { text, facts },
    documentFacts(captured.document, (id) => urls.get(id)),
  );
}

async function judge(page: Page, path: string, captured: Captured): Promise<Judged> {
  const session = await page.context().newCDPSession(page);
  return {
    path,
    complaints: complaintsByOracle(captured.document),
    storage: storageOf(captured.document),
    metrics: await compareWithPage(session, path, captured),
    losses: Object.fromEntries(captured.losses.map(({ code, count }) => [code, count])),
    what: captured.what,
    milliseconds: captured.milliseconds,
  };
}

/** A page that brings its tab to a standstill is a failed page and not the end of the run. */
const PAGE_LIMIT = 90_000;

async function withinLimit<Result>(work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`nothing came of it in ${PAGE_LIMIT / 1000} s`)), PAGE_LIMIT);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/**
 * Opens a page of the corpus, captures it and compares the result with what the browser shows; `keep` is told of each
 * capture, for looking at it.
 */
export async function judgePage(
  capturer: Capturer,
  { file, path }: CorpusPage,
  keep: (path: string, captured: Captured) => Promise<void>,
): Promise<Judged | Failed> {
  let page: Page | undefined;
  const work = async (): Promise<Judged> => {
    page = await capturer.open(file);
    const captured = await capturer.capture(page);
    await keep(path, captured);
    return judge(page, path, captured);
  };
  try {
    return await withinLimit(work());
  } catch (error) {
    return { path, error: error instanceof Error ? error.message : String(error) };
  } finally {
    // Not waited for: a tab at a standstill does not answer.
    void page?.close().catch(() => undefined);
  }
}
