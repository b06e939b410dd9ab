import type { Page } from 'playwright';
import { startDisplay } from '../chromium/display.ts';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { watchForClip } from '../chromium/queue-rows.ts';
import { startConfluence } from '../harness/embedded-confluence.ts';
import { type Figure, median } from './figure.ts';
import { generatePage } from './generated-page.ts';

const SIZES = [100, 1_000, 10_000];
const ROUNDS = 11;
/** The first round of a fresh browser measures its start. */
const WARM_UP_ROUNDS = 2;

/**
 * From a real key press (Alt+Shift+Q) to the clip being on disk, which is when "Saved" may be said. The floor is an
 * empty script injected into the same page and back, without which no extension can read anything.
 */
export async function measureDurable(): Promise<Figure[]> {
  const confluence = await startConfluence();
  const display = await startDisplay();
  const extension = await launchExtension({ server: confluence.server, display: display.name });
  try {
    const watcher = await extension.openPage('options.html');
    const page = await extension.context.newPage();
    const figures: Figure[] = [];
    for (const size of SIZES) {
      const address = `https://pages.example/generated/${size}`;
      confluence.fake.pages.set(address, { body: generatePage(size), type: 'text/html; charset=utf-8' });
      const press = () => display.press('alt+shift+q');
      figures.push(await measureSize({ extension, watcher, page, size, address, press }));
    }
    return figures;
  } finally {
    await extension.close();
    await display.close();
    await confluence.close();
  }
}

type Measurement = {
  extension: ExtensionBrowser;
  watcher: Page;
  page: Page;
  size: number;
  address: string;
  press(): void;
};

async function measureSize(measurement: Measurement): Promise<Figure> {
  const times: number[] = [];
  const floors: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const time = await measureOnce(measurement);
    const floor = await measureFloor(measurement.extension);
    if (round < 0) continue;
    times.push(time);
    floors.push(floor);
  }
  const value = median(times);
  const floor = median(floors);
  return {
    name: `durable, ${measurement.size} elements`,
    value,
    unit: 'ms',
    floor,
    ratio: value / floor,
    rounds: ROUNDS,
  };
}

/** A new document each time: the same one twice in a moment is the same clip. */
async function measureOnce({ watcher, page, address, press }: Measurement): Promise<number> {
  await page.goto(address);
  await page.bringToFront();
  const { stored } = await watchForClip(watcher);
  const start = Date.now();
  press();
  return (await stored) - start;
}

/** The key press just measured has granted access to the tab. */
async function measureFloor(extension: ExtensionBrowser): Promise<number> {
  const worker = await extension.worker();
  return worker.evaluate(async () => {
    type Scripting = { executeScript(injection: object): Promise<unknown> };
    type Tabs = { query(filter: object): Promise<{ id: number }[]> };
    const { chrome } = globalThis as unknown as { chrome: { scripting: Scripting; tabs: Tabs } };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      await chrome.scripting.executeScript({ target: { tabId: tab?.id }, func: () => undefined });
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[2] ?? 0;
  });
}
