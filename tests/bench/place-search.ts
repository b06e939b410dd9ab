import type { Page } from 'playwright';
import type { ExtensionBrowser } from '../chromium/extension-browser.ts';
import { type Figure, median } from './figure.ts';

const SPACES = 10_000;
const ROUNDS = 15;
const WARM_UP_ROUNDS = 2;

/**
 * From a key press in the popup's "Save to" to the places that fit being drawn, out of a cache of ten thousand spaces;
 * and how long the popup takes to open with that cache. The popup must be signed in.
 */
export async function measurePlaceSearch(extension: ExtensionBrowser): Promise<Figure[]> {
  const popup = await extension.openPage('popup.html');
  const cloudId = await fillCache(popup);
  await popup.reload();
  const times: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const time = await timeKey(popup, round + WARM_UP_ROUNDS);
    if (round >= 0) times.push(time);
  }
  const openings: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await popup.reload();
    const mark = await popup.waitForFunction(() => performance.getEntriesByName('popup-interactive')[0]?.startTime);
    openings.push((await mark.jsonValue()) ?? Number.NaN);
  }
  await emptyCache(popup, cloudId);
  await popup.close();
  return [
    { name: 'key to places, 10,000 spaces', value: median(times), unit: 'ms', goal: '≤ 50 ms', rounds: ROUNDS },
    { name: 'popup opens with 10,000 spaces', value: median(openings), unit: 'ms', rounds: ROUNDS },
  ];
}

type Storage = { get(key: string): Promise<Record<string, unknown>>; set(values: object): Promise<void> };

/** As many answers of the server would leave it. */
async function fillCache(popup: Page): Promise<string> {
  return popup.evaluate(async (count) => {
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Storage } } }).chrome.storage;
    const { account, recents } = await local.get('account').then(async (stored) => ({
      ...(stored as { account: { site: { cloudId: string } } }),
      ...((await local.get('recents')) as { recents?: object }),
    }));
    const { cloudId } = account.site;
    const names = ['Research', 'Engineering', 'Marketing', 'Legal', 'Support', 'Design', 'Finance', 'Platform'];
    const spaces = Array.from({ length: count }, (_, number) => ({
      id: String(100_000 + number),
      key: `S${number}`,
      name: `${names[number % names.length]} group ${number}`,
    }));
    const empty = { version: 1, destinations: [], spaces: {}, personal: {}, closed: {}, hosts: [] };
    await local.set({ recents: { ...empty, ...recents, spaces: { [cloudId]: spaces } } });
    return cloudId;
  }, SPACES);
}

async function emptyCache(popup: Page, cloudId: string): Promise<void> {
  await popup.evaluate(async (id) => {
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Storage } } }).chrome.storage;
    const { recents } = (await local.get('recents')) as { recents: object };
    await local.set({ recents: { ...recents, spaces: { [id]: [] } } });
  }, cloudId);
}

/** Milliseconds from the key's own time to the frame in which an option with the typed words stands. */
async function timeKey(popup: Page, round: number): Promise<number> {
  const field = popup.getByRole('combobox', { name: 'Save to' });
  await field.fill('group 12');
  await popup.getByRole('option').first().waitFor();
  const digit = String(round % 10);
  const measured = popup.evaluate((words) => {
    return new Promise<number>((resolve) => {
      const onKey = (event: KeyboardEvent): void => {
        const start = event.timeStamp;
        const look = (): void => {
          const isThere = document.querySelector('[role=option]')?.textContent?.includes(words) === true;
          if (isThere) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      document.addEventListener('keydown', onKey, { once: true, capture: true });
    });
  }, `group 12${digit}`);
  await field.press(digit);
  return measured;
}
