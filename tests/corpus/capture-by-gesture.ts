import type { Page } from 'playwright';
import type { AdfDocument } from '../../lib/adf/nodes.ts';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { readQueue, watchForClip } from '../chromium/queue-rows.ts';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { until } from '../harness/until.ts';
import type { Captured, CaptureMode, Capturer } from './capturer.ts';

const CHOICE = { article: 'Article', page: 'Whole page' } as const;

/**
 * Sets the extension up as somebody who always wants the same: then the popup captures that as it opens. The line with
 * the source is not on the page, so it would count as text that nobody saw.
 */
async function setUp(options: Page, mode: CaptureMode): Promise<void> {
  const choice = options.getByRole('group', { name: 'Capture when nothing is selected' });
  await choice.getByLabel(CHOICE[mode], { exact: true }).check();
  await options.getByLabel('Put a line with the source at the top').uncheck();
}

function readDocument(screen: Page, clipId: string): Promise<AdfDocument> {
  return screen.evaluate((id) => {
    const { promise, resolve, reject } = Promise.withResolvers<AdfDocument>();
    const request = indexedDB.open('queue');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const read = request.result.transaction('documents').objectStore('documents').get(id);
      read.onsuccess = () => {
        request.result.close();
        resolve(read.result);
      };
    };
    return promise;
  }, clipId);
}

/** A page with a password field asks before it is captured as a whole. */
async function waitForCapture(popup: Page): Promise<void> {
  const reading = popup.getByText('Reading the page');
  await reading.waitFor({ state: 'hidden' });
  const consent = popup.getByRole('button', { name: 'Capture it', exact: true });
  if (await consent.isVisible()) await consent.click();
  await reading.waitFor({ state: 'hidden' });
}

/** Each popup is driven over a connection of its own; dozens left open bring every later tab to a standstill. */
async function closePopup(popup: Page): Promise<void> {
  const connection = popup.context().browser();
  await popup.close();
  await connection?.close();
}

async function captureInPopup(extension: ExtensionBrowser, { page, watcher }: Capturing): Promise<Captured> {
  const { stored } = await watchForClip(watcher);
  const start = Date.now();
  const popup = await extension.openPopup(page);
  await waitForCapture(popup);
  const milliseconds = (await stored) - start;
  const clip = await until('the capture is in the queue', async () => {
    const clips = await readQueue(watcher);
    return clips.find(({ capturedAt }) => capturedAt >= start);
  });
  await closePopup(popup);
  return {
    what: clip.what,
    document: await readDocument(watcher, clip.id),
    images: clip.assets,
    losses: clip.losses,
    milliseconds,
  };
}

type Capturing = { page: Page; watcher: Page };

/**
 * Captures as a person does: a click on the toolbar button opens the real popup on the page, and what is judged is
 * what lies in the queue then. Its milliseconds are those from the click to the first clip on disk.
 */
export async function captureByGesture(mode: CaptureMode): Promise<Capturer> {
  const confluence = await startConfluence();
  const extension = await launchExtension({ server: confluence.server });
  const watcher = await extension.openPage('options.html');
  await setUp(watcher, mode);
  return {
    async open(file) {
      const page = await extension.context.newPage();
      await page.goto(servePage(confluence.fake.pages, file), { waitUntil: 'load' });
      return page;
    },
    capture: (page) => captureInPopup(extension, { page, watcher }),
    async close() {
      await extension.close();
      await confluence.close();
    },
  };
}
