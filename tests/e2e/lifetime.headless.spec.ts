import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { readQueue } from '../chromium/queue-rows.ts';
import { launchUnwatched, type UnwatchedBrowser } from '../chromium/unwatched-browser.ts';
import { attachmentsOf } from '../fake-confluence/site.ts';
import { type EmbeddedConfluence, startConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { chooseSpace, save, signIn } from '../harness/person.ts';
import { until } from '../harness/until.ts';
import { expect, test } from './fixtures.ts';

const PICTURES = 2;
/** Seconds of silence after which Chromium stops a worker. */
const IDLE = 30;

/** Saves the article so many times without a network, as pages of different titles. */
async function saveOffline(extension: ExtensionBrowser, { fake }: EmbeddedConfluence, titles: string[]): Promise<void> {
  const screen = await extension.openPage('options.html');
  const article = await extension.context.newPage();
  const address = servePage(fake.pages, resolve('tests/demo/article/index.html'));
  const assets = async () => (await readQueue(screen)).flatMap((clip) => clip.assets.map(({ state }) => state));
  for (const [index, title] of titles.entries()) {
    await extension.context.setOffline(false);
    await article.goto(`${address}?${index}`);
    const popup = await extension.openPopup(article);
    await chooseSpace(popup, 'Design');
    await popup.getByLabel('Title').fill(title);
    await expect
      .poll(async () => (await assets()).filter((state) => state === 'stored'))
      .toHaveLength(PICTURES * (index + 1));
    await extension.context.setOffline(true);
    await save(popup);
    await popup.close();
  }
}

/** What is published, by title, each with the number of its pictures. */
async function publications(confluence: EmbeddedConfluence, count: number): Promise<[string, number][]> {
  const contents = await waitForContents(confluence, count, 120_000);
  return contents
    .map(({ id, title }): [string, number] => [title, attachmentsOf(confluence.fake.site, id).length])
    .sort();
}

/** Saves clips, closes the browser, and opens it again with nobody looking on. */
async function liveAlone(
  titles: string[],
  live: (confluence: EmbeddedConfluence, open: () => Promise<UnwatchedBrowser>) => Promise<void>,
): Promise<void> {
  const confluence = await startConfluence();
  const { server } = confluence;
  const extension = await launchExtension({ server });
  const { profile } = extension;
  const opened: UnwatchedBrowser[] = [];
  try {
    await signIn(extension);
    await saveOffline(extension, confluence, titles);
    await extension.endWaits();
    await extension.context.close();
    await live(confluence, async () => {
      const browser = await launchUnwatched({ server, profile });
      opened.push(browser);
      return browser;
    });
  } finally {
    for (const browser of opened) await browser.close();
    await confluence.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const whole = (titles: string[]): [string, number][] => titles.map((title) => [title, PICTURES]);
const untilStopped = (browser: UnwatchedBrowser) =>
  until('the worker stops by itself', async () => ((await browser.isWorkerRunning()) ? undefined : true), 120_000);

async function dieOfIdleness(): Promise<void> {
  const titles = ['One', 'Three', 'Two'];
  await liveAlone(titles, async (confluence, open) => {
    const { faults, record } = confluence.fake;
    // Longer than the worker lives without anything to do.
    faults.add({ kind: 'rate-limited', retryAfter: String(IDLE + 12) }, { host: 'api.atlassian.com' });
    const browser = await open();
    await until('the server asks for a pause', () => faults.waiting() === 0 || undefined);
    await untilStopped(browser);
    const asked = record.length;
    expect(await publications(confluence, titles.length)).toEqual(whole(titles));
    expect(record.length).toBeGreaterThan(asked);
  });
}

async function uploadForLong(): Promise<void> {
  await liveAlone(['A slow one'], async (confluence, open) => {
    const { faults, record } = confluence.fake;
    const upload = { method: 'PUT', path: '/child/attachment' };
    faults.add({ kind: 'delay', milliseconds: (IDLE + 5) * 1_000 }, upload);
    await open();
    expect(await publications(confluence, 1)).toEqual(whole(['A slow one']));
    // Nothing was cut off and sent again: the worker lived as long as its request.
    const uploads = record.filter(({ method, url }) => method === upload.method && url.includes(upload.path));
    expect(uploads.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  });
}

test('the worker lives as long as a slow upload, dies of idleness, and is woken for what waits', async () => {
  // Most of it is waiting for Chromium's own clocks.
  test.setTimeout(300_000);
  await Promise.all([dieOfIdleness(), uploadForLong()]);
});

/** Where a clip may be when the browser goes: its request was carried out, and nobody hears of it. */
const steps = [
  { step: 'its draft is made', where: { method: 'POST', path: '/wiki/api/v2/pages' } },
  { step: 'a picture is sent', where: { method: 'PUT', path: '/child/attachment' } },
  { step: 'it is published', where: { method: 'PUT', path: '/wiki/api/v2/pages/' } },
];

/** Lets everything that waits for another try go on at once. */
async function hasten(extension: ExtensionBrowser): Promise<void> {
  await extension.endWaits();
  const screen = await extension.openPage('options.html');
  await screen.evaluate(() => {
    type Runtime = { sendMessage(message: object): Promise<unknown> };
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    // It is answered when all is published, or never.
    void runtime.sendMessage({ service: 'background', method: 'publish', parameters: [] });
  });
}

test('a browser that is closed in the middle goes on where it was, in each step', async ({ confluence }) => {
  test.setTimeout(180_000);
  const titles = ['One', 'Three', 'Two'];
  const { faults } = confluence.fake;
  let extension = await launchExtension({ server: confluence.server });
  const { profile } = extension;
  try {
    await signIn(extension);
    await saveOffline(extension, confluence, titles);
    for (const { step, where } of steps) {
      faults.add({ kind: 'hang', when: 'after' }, where);
      extension = await extension.restart();
      await hasten(extension);
      await until(step, () => faults.waiting() === 0 || undefined, 60_000);
    }
    extension = await extension.restart();
    await hasten(extension);
    expect(await publications(confluence, titles.length)).toEqual(whole(titles));
    const states = async () => (await readQueue(await extension.openPage('rescue.html'))).map(({ state }) => state);
    await expect
      .poll(async () => (await states()).filter((state) => state !== 'captured'))
      .toEqual(titles.map(() => 'done'));
    expect(await publications(confluence, titles.length)).toEqual(whole(titles));
  } finally {
    await extension.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
