import { rmSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { signIn } from '../harness/person.ts';
import { buildEmptyPopup } from './empty-popup.ts';
import { type Figure, median } from './figure.ts';
import { measurePlaceSearch } from './place-search.ts';

const ROUNDS = 40;
/** The first rounds of a fresh browser measure its start. */
const WARM_UP_ROUNDS = 3;

/**
 * From the popup's navigation to its first effect, signed in, beside an empty Preact popup in the same browser, the two
 * in turns.
 */
export async function measurePopup(): Promise<Figure[]> {
  const confluence = await startConfluence();
  const empty = await buildEmptyPopup();
  const extension = await launchExtension({ server: confluence.server, beside: empty.folder });
  try {
    await signIn(extension);
    const floorAddress = `chrome-extension://${empty.extensionId}/popup.html`;
    // The empty extension has no worker that would keep its process: a page of each stays open instead.
    await openAt(extension.context, floorAddress);
    await extension.openPage('options.html');
    // What comes to the front when a popup is closed must not be drawn by the process that draws the next one.
    await openAt(extension.context, 'about:blank');
    const openings = { extension, floorAddress };
    return [
      await measureOpening({ ...openings, name: 'popup, running worker', goal: '≤ 1.25 x', before: wakeWorker }),
      await measureOpening({ ...openings, name: 'popup, stopped worker', goal: '≤ 2 x', before: stopWorker }),
      ...(await measurePlaceSearch(extension)),
    ];
  } finally {
    await extension.close();
    await confluence.close();
    rmSync(empty.folder, { recursive: true, force: true });
  }
}

type Opening = {
  extension: ExtensionBrowser;
  floorAddress: string;
  name: string;
  goal: string;
  before(extension: ExtensionBrowser): Promise<void>;
};

const stopWorker = (extension: ExtensionBrowser) => extension.killWorker();

/** The worker stays awake while it is driven; after a kill a page of the extension has to wake it. */
async function wakeWorker(extension: ExtensionBrowser): Promise<void> {
  await (await extension.worker()).evaluate(() => undefined);
}

async function measureOpening({ extension, floorAddress, name, goal, before }: Opening): Promise<Figure> {
  const address = `chrome-extension://${extension.extensionId}/popup.html`;
  const times: number[] = [];
  const floors: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    await before(extension);
    const time = await timeOpening(extension.context, address);
    const floor = await timeOpening(extension.context, floorAddress);
    if (round < 0) continue;
    times.push(time);
    floors.push(floor);
  }
  const [value, floor] = [median(times), median(floors)];
  return { name, value, unit: 'ms', floor, against: 'empty popup', ratio: value / floor, goal, rounds: ROUNDS };
}

/** Milliseconds from the navigation's start, by the page's own clock. */
async function timeOpening(context: BrowserContext, address: string): Promise<number> {
  const page = await openAt(context, address);
  const mark = await page.waitForFunction(() => performance.getEntriesByName('popup-interactive')[0]?.startTime);
  const time = await mark.jsonValue();
  await page.close();
  if (time === undefined) throw new Error(`${address} never became interactive`);
  return time;
}

async function openAt(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
