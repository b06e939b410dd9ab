import type { Page } from 'playwright';
import type { Destination } from '../../lib/clip/destination.ts';
import type { BackgroundService } from '../../lib/messaging/protocol.ts';
import type { QueuedClip } from '../../lib/queue/queued-clip.ts';
import type { ExtensionBrowser } from '../chromium/extension-browser.ts';
import { readQueue } from '../chromium/queue-rows.ts';
import type { EmbeddedConfluence } from '../harness/embedded-confluence.ts';
import { drawPicture } from '../harness/picture.ts';
import { until } from '../harness/until.ts';

/** Pictures on every page that is captured. */
export const PICTURES_A_CLIP = 2;
export const LABEL = 'kept';
const ORIGIN = 'https://pages.example';

/** Somebody who captures page after page, and asks again for what the background did not answer. */
export type Person = {
  /** Captures a new page whole, by as many tries as it takes, and says Save until "Saved" is the answer. */
  keep(clip: { title: string; type: Destination['type']; beforeNextTry(): Promise<void> }): Promise<void>;
  /** Wakes the worker, as any event does. */
  nudge(): Promise<void>;
  readQueue(): Promise<QueuedClip[]>;
  /** The extension's own page they look at. */
  screen: Page;
};

/** Opens the popup once by hand, which grants the tab for all pages of its origin; needs somebody signed in. */
export async function createPerson(extension: ExtensionBrowser, { fake }: EmbeddedConfluence): Promise<Person> {
  const screen = await extension.openPage('options.html');
  const tab = await extension.context.newPage();
  fake.pages.set(`${ORIGIN}/start`, { body: '<title>Start</title><p>Before all clips' });
  await tab.goto(`${ORIGIN}/start`);
  await (await extension.openPopup(tab)).close();
  const tabId = await findTab(screen);
  const space = fake.site.spaces.find(({ key }) => key === 'DES');
  if (!space) throw new Error('The embedded Confluence has no space DES');
  const target = { cloudId: fake.site.cloudId, space: { id: space.id, key: space.key, name: space.name } };

  const captureWhole = async (address: string, beforeNextTry: () => Promise<void>): Promise<QueuedClip> => {
    for (;;) {
      await tab.goto(address);
      const clipId = await ask(screen, 'capture', { tabId, what: 'page' });
      const row =
        typeof clipId === 'string' && clipId !== UNANSWERED ? await waitForPictures(screen, clipId) : undefined;
      if (row) return row;
      await beforeNextTry();
    }
  };

  return {
    keep: async ({ title, type, beforeNextTry }) => {
      const { id } = await captureWhole(publishPage(fake, title), beforeNextTry);
      const destination: Destination = { ...target, type, labels: [LABEL] };
      await until('Save is answered', async () => {
        const answer = await ask(screen, 'save', { clipId: id, title, destination });
        return answer === UNANSWERED ? undefined : true;
      });
    },
    nudge: async () => void (await ask(screen, 'publish')),
    readQueue: () => readQueue(screen),
    screen,
  };
}

function publishPage(fake: EmbeddedConfluence['fake'], title: string): string {
  const address = `${ORIGIN}/${encodeURIComponent(title)}`;
  const names = Array.from({ length: PICTURES_A_CLIP }, (_, index) => `${address}-${index}.png`);
  for (const [index, name] of names.entries()) {
    fake.pages.set(name, { body: new Uint8Array(drawPicture(300 + index, 200)), type: 'image/png' });
  }
  const pictures = names.map((name) => `<p>A picture:</p><img src="${name}" width="300" height="200" alt="">`);
  fake.pages.set(address, {
    body: `<!doctype html><title>${title}</title><main><h1>${title}</h1>${pictures.join('')}</main>`,
    type: 'text/html; charset=utf-8',
  });
  return address;
}

const UNANSWERED = 'unanswered';

/** Calls the background as the popup does. A worker that dies meanwhile ends the call without an answer. */
async function ask(screen: Page, method: keyof BackgroundService, parameter?: object): Promise<unknown> {
  const message = { service: 'background', method, parameters: parameter ? [parameter] : [] };
  return screen.evaluate(
    async ([call, unanswered]) => {
      type Answer = { ok: boolean; value?: unknown } | undefined;
      type Runtime = { sendMessage(message: object): Promise<Answer> };
      const { chrome } = globalThis as unknown as { chrome: { runtime: Runtime } };
      const answer = await chrome.runtime.sendMessage(call).catch(() => undefined);
      return answer?.ok ? answer.value : unanswered;
    },
    [message, UNANSWERED] as const,
  );
}

/** Only a tab that was granted shows its address. */
async function findTab(screen: Page): Promise<number> {
  return screen.evaluate(async (origin) => {
    type Tabs = { query(filter: object): Promise<{ id: number; url?: string }[]> };
    const { chrome } = globalThis as unknown as { chrome: { tabs: Tabs } };
    const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith(origin));
    if (!tab) throw new Error('No tab was granted');
    return tab.id;
  }, ORIGIN);
}

/** Two seconds are far more than small pictures take; a worker that died with them never brings them. */
async function waitForPictures(screen: Page, clipId: string): Promise<QueuedClip | undefined> {
  const arrived = async () => {
    const row = (await readQueue(screen)).find(({ id }) => id === clipId);
    return row?.assets.every(({ state }) => state === 'stored') ? row : undefined;
  };
  return until('the pictures arrive', arrived, 2_000).catch(() => undefined);
}
