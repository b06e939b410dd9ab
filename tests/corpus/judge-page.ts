import { readFile } from 'node:fs/promises';
import type { BrowserContext, CDPSession } from 'playwright';
import { toStorage } from '../../lib/adf/to-storage.ts';
import type { CapturedPage } from '../../lib/clip/captured-page.ts';
import { complaintsByOracle, type OracleName } from '../oracles/adf-oracles.ts';
import { documentText } from '../oracles/document-text.ts';
import { storageComplaints, storageText } from '../oracles/storage-oracle.ts';
import { comparePage, type PageMetrics } from './compare.ts';
import type { CorpusPage } from './corpus-pages.ts';
import { documentFacts } from './document-facts.ts';
import { createIsolatedWorld, type IsolatedWorld } from './isolated-world.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';
import { serveFrom } from './page-network.ts';
import { prepareForSnapshot, readVisibleText } from './visible-text.ts';

export type CaptureMode = 'article' | 'page';

export type Judged = {
  path: string;
  complaints: Record<OracleName, string[]>;
  /** Against the storage form: not well-formed, or another text. */
  storage: string[];
  metrics: PageMetrics;
  losses: Record<string, number>;
  what: string;
  /** From the call to the document, in the page. */
  milliseconds: number;
};

/** A page that could not be judged: it did not load, or its capture threw. */
export type Failed = { path: string; error: string };

const LOAD_LIMIT = 30_000;

type Captured = { captured: CapturedPage; milliseconds: number };

const FUNCTION = { article: 'quickCaptureArticle', page: 'quickCapture' } as const;

async function capture(world: IsolatedWorld, script: string, mode: CaptureMode): Promise<Captured> {
  await world.evaluate(`${script}; undefined`);
  return world.evaluate<Captured>(`(async () => {
    const start = performance.now();
    const captured = await globalThis.${FUNCTION[mode]}({ what: '${mode}' });
    return { captured, milliseconds: performance.now() - start };
  })()`);
}

function storageOf(captured: CapturedPage): string[] {
  const xml = toStorage(captured.document);
  const complaints = storageComplaints(xml);
  const endings = /\r\n?/g;
  const hasSameText =
    storageText(xml).replace(endings, '\n') === documentText(captured.document).replace(endings, '\n');
  return hasSameText ? complaints : [...complaints, 'the storage form has another text'];
}

async function judgeOpenPage(session: CDPSession, options: JudgeOptions & { path: string }): Promise<Judged> {
  const { path, script, mode, keep } = options;
  const { captured, milliseconds } = await capture(await createIsolatedWorld(session, 'quick-capture'), script, mode);
  await keep?.(path, captured);
  await prepareForSnapshot(session, path);
  const text = await readVisibleText(session);
  const truth = await createIsolatedWorld(session, 'corpus-truth');
  const facts = await truth.evaluate<PageFacts>(`(${readPageFacts.toString()})()`);
  const urls = new Map(captured.images.map(({ id, url }) => [id, url]));
  return {
    path,
    complaints: complaintsByOracle(captured.document),
    storage: storageOf(captured),
    metrics: comparePage(
      { text, facts },
      documentFacts(captured.document, (id) => urls.get(id)),
    ),
    losses: Object.fromEntries(captured.losses.map(({ code, count }) => [code, count])),
    what: captured.what,
    milliseconds,
  };
}

export type JudgeOptions = {
  /** The production build's capture script. */
  script: string;
  mode: CaptureMode;
  /** Told of each captured document, for looking at it. */
  keep?(path: string, captured: CapturedPage): Promise<void>;
};

/** Opens a page of the corpus in a tab of its own, captures it and compares the result with what the browser shows. */
export async function judgePage(
  context: BrowserContext,
  { file, path }: CorpusPage,
  options: JudgeOptions,
): Promise<Judged | Failed> {
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(LOAD_LIMIT);
    const address = await serveFrom(page, file);
    await page.goto(address, { waitUntil: 'load' });
    const session = await context.newCDPSession(page);
    return await judgeOpenPage(session, { ...options, path });
  } catch (error) {
    return { path, error: error instanceof Error ? error.message : String(error) };
  } finally {
    await page.close();
  }
}

/** The script the production build injects for a mode. */
export async function readCaptureScript(folder: string, mode: CaptureMode): Promise<string> {
  return readFile(`${folder}/${mode === 'article' ? 'capture-article' : 'capture'}.js`, 'utf8');
}
