import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JSHandle, Page } from 'playwright';
import { build } from 'vite';
import { launchExtension } from '../chromium/extension-browser.ts';
import { type EmbeddedConfluence, startConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { signIn } from '../harness/person.ts';
import { type Figure, median } from './figure.ts';
import type { QueueBench } from './queue-in-page.ts';

const FEW = 10;
const MANY = 10_000;
const LARGE = { count: 200, length: 500_000 };
const LENGTH = 5_000;
const ROUNDS = 31;
const DRAINED = 200;
const DRAIN_LIMIT = 120_000;

/**
 * The queue in real Chromium, on the extension's own database, with ten clips and with ten thousand: adding, the first
 * screenful, memory; then how fast the worker of the production build carries clips to the embedded Confluence.
 */
export async function measureQueue(): Promise<Figure[]> {
  const script = await bundle();
  const confluence = await startConfluence();
  const extension = await launchExtension({ server: confluence.server });
  try {
    await signIn(extension);
    const screen = await extension.openPage('options.html');
    await screen.evaluate(script);
    const queue = await screen.evaluateHandle(() =>
      (globalThis as unknown as { openQueueBench(): Promise<QueueBench> }).openQueueBench(),
    );
    const drain = await measureDrain({ confluence, screen, queue });
    return [...(await measureGrowth(screen, queue)), ...drain];
  } finally {
    await extension.close();
    await confluence.close();
  }
}

/** The product's own queue as one script. */
async function bundle(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'queue-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      lib: {
        entry: resolve('tests/bench/queue-in-page.ts'),
        formats: ['iife'],
        name: 'queueBench',
        fileName: () => 'queue.js',
      },
    },
  });
  const script = readFileSync(join(outDir, 'queue.js'), 'utf8');
  rmSync(outDir, { recursive: true });
  return script;
}

type Queue = JSHandle<QueueBench>;

async function measureGrowth(screen: Page, queue: Queue): Promise<Figure[]> {
  const later = Date.now() + 86_400_000;
  const fill = (count: number, length: number) =>
    queue.evaluate((bench, wish) => bench.fill(wish), { count, length, notBefore: later });
  const timeAdds = () => queue.evaluate((bench, wish) => bench.timeAdds(wish), { rounds: ROUNDS, length: LENGTH });
  const timeLists = () => queue.evaluate((bench, rounds) => bench.timeLists(rounds), ROUNDS);

  await fill(FEW, LENGTH);
  await timeAdds();
  const [addsFew, listsFew] = [await timeAdds(), await timeLists()];
  await fill(MANY, LENGTH);
  await fill(LARGE.count, LARGE.length);
  const [addsMany, listsMany] = [await timeAdds(), await timeLists()];
  const memory = await readMemory(screen);
  const compare = (name: string, goal: string, values: [number[], number[]], against: string): Figure => {
    const [value, floor] = [median(values[0]), median(values[1])];
    return { name, value, unit: 'ms', floor, against, ratio: value / floor, goal, rounds: ROUNDS };
  };
  return [
    compare('add to 10,000 clips', '≤ 1.5 x', [addsMany.adds, addsFew.adds], 'to 10'),
    compare('add to 10,000 clips', '≤ 3 x', [addsMany.adds, addsMany.raws], 'raw strict write'),
    compare('first screenful of 10,000', '≤ 1.5 x', [listsMany, listsFew], 'of 10'),
    { name: 'memory with 10,000 clips', value: memory, unit: 'MiB', goal: '≤ 150 MiB', rounds: 1 },
  ];
}

/** What the page that holds the queue has on its heap. */
async function readMemory(screen: Page): Promise<number> {
  const session = await screen.context().newCDPSession(screen);
  const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'));
  await session.detach();
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1_048_576;
}

/** What a screen says when there may be something to publish. */
async function nudge(): Promise<void> {
  type Runtime = { sendMessage(message: object): Promise<unknown> };
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  await runtime.sendMessage({ service: 'background', method: 'publish', parameters: [] });
}

type Draining = { confluence: EmbeddedConfluence; screen: Page; queue: Queue };

async function measureDrain({ confluence, screen, queue }: Draining): Promise<Figure[]> {
  const account = await screen.evaluate(async () => {
    type Storage = { get(key: string): Promise<{ account: { accountId: string; site: { cloudId: string } } }> };
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: Storage } } };
    return (await chrome.storage.local.get('account')).account;
  });
  const space = [...confluence.fake.site.spaces].find(({ key }) => key === 'ENG');
  if (!space) throw new Error('The site has no space ENG');
  const { cloudId } = account.site;
  const { id, key, name } = space;
  const destination = { cloudId, space: { id: String(id), key, name }, type: 'page' as const, labels: [] };
  const wish = { count: DRAINED, length: LENGTH, notBefore: 0, destination, accountId: account.accountId };
  await queue.evaluate((bench, filled) => bench.fill(filled), wish);
  const before = confluence.fake.record.length;
  const start = Date.now();
  await screen.evaluate(nudge);
  await waitForContents(confluence, DRAINED, DRAIN_LIMIT);
  const seconds = (Date.now() - start) / 1_000;
  const calls = confluence.fake.record.length - before;
  return [
    { name: 'clips published', value: DRAINED / seconds, unit: 'a second', goal: '≥ 5', rounds: DRAINED },
    { name: 'calls of a clip', value: calls / DRAINED, unit: 'calls', goal: '3', rounds: DRAINED },
  ];
}
