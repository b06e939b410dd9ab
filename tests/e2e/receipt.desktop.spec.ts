import type { Page } from '@playwright/test';
import type { Display } from '../chromium/display.ts';
import type { ExtensionBrowser } from '../chromium/extension-browser.ts';
import { findReceipt } from '../chromium/page-receipt.ts';
import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

type Chrome = { notifications: { getAll(): Promise<Record<string, unknown>> } };

const TITLE = 'How a harbour knows its tide';

/** Presses the key on a page and gives its receipt. */
async function quickSave(display: Display | undefined, page: Page) {
  if (!display) throw new Error('These tests run on a display');
  await page.bringToFront();
  display.press('alt+shift+q');
  const receipt = await findReceipt(page);
  await expect.poll(receipt.read).toContain(TITLE);
  return receipt;
}

/** The ids of the notifications that are up. */
async function readNotices(extension: ExtensionBrowser): Promise<string[]> {
  const worker = await extension.worker();
  const notices = await worker.evaluate(() =>
    (globalThis as unknown as { chrome: Chrome }).chrome.notifications.getAll(),
  );
  return Object.keys(notices);
}

test.describe('with a place to save to', () => {
  test.use({ isSignedIn: true });

  test.beforeEach(async ({ extension, confluence, article }) => {
    const popup = await extension.openPopup(article);
    await chooseSpace(popup, 'Design');
    await save(popup);
    await popup.close();
    await waitForContents(confluence, 1);
  });

  test('a quick save says in the page what went where, then opens it', async ({ display, extension, article }) => {
    await article.evaluate(() => document.querySelector('a')?.focus());
    const receipt = await quickSave(display, article);
    expect(await receipt.read()).toContain('Saved to Design');
    expect(await receipt.buttons()).toEqual(['Change', 'Undo', 'Close']);
    expect(await article.evaluate(() => document.activeElement?.tagName)).toBe('A');
    await expect.poll(receipt.read).toContain('Published in Design');
    const [opened] = await Promise.all([extension.context.waitForEvent('page'), receipt.press('Open')]);
    await expect(opened).toHaveTitle(new RegExp(TITLE));
    await expect.poll(receipt.read).toBeUndefined();
  });

  test('it stays under the pointer, and goes by itself once that is away', async ({ display, article }) => {
    const receipt = await quickSave(display, article);
    await receipt.hover();
    // Two seconds longer than it would stay alone.
    await article.waitForTimeout(10_000);
    expect(await receipt.read()).toContain(TITLE);
    await article.mouse.move(5, 5);
    await expect.poll(receipt.read, { timeout: 15_000 }).toBeUndefined();
  });

  test('by keyboard it is one step back from the top of the page, stays, and does what it offers', async ({
    display,
    extension,
    article,
  }) => {
    const receipt = await quickSave(display, article);
    expect(await receipt.spoken()).toMatch(/^Saved to Design \| How a harbour/);
    display?.press('shift+Tab');
    await expect.poll(receipt.focused).toBe('Close');
    await expect.poll(receipt.read).toContain('Published in Design');
    // Two seconds longer than it would stay alone.
    await article.waitForTimeout(10_000);
    display?.press('shift+Tab');
    await expect.poll(receipt.focused).toBe('Open');
    const [opened] = await Promise.all([extension.context.waitForEvent('page'), display?.press('Return')]);
    await expect(opened).toHaveTitle(new RegExp(TITLE));
  });

  test('where no extension may write into the page, a notification says the same', async ({
    display,
    confluence,
    extension,
    article,
  }) => {
    const address = 'https://chromewebstore.google.com/detail/some-extension';
    confluence.fake.pages.set(address, { body: '<title>Some extension</title><p>Read me if you can</p>' });
    await article.goto(address);
    await article.bringToFront();
    // That the clip before it is published is told a moment after it is.
    await expect.poll(() => readNotices(extension)).toHaveLength(1);
    const before = await readNotices(extension);
    display?.press('alt+shift+q');
    const contents = await waitForContents(confluence, 2);
    expect(contents.filter(({ body }) => body?.value.includes(address))).toHaveLength(1);
    const news = (await readNotices(extension)).filter((id) => !before.includes(id));
    expect(news).toEqual([expect.stringMatching(/^clip:/)]);
    expect(await (await findReceipt(article)).read()).toBeUndefined();
  });

  test('Undo in time leaves nothing behind in Confluence', async ({ display, confluence, article }) => {
    const receipt = await quickSave(display, article);
    await receipt.press('Undo');
    await expect.poll(receipt.read).toContain('Undone');
    expect(await receipt.buttons()).toEqual(['Close']);
    expect([...confluence.fake.site.contents.values()].filter(({ status }) => status === 'draft')).toEqual([]);
    expect(publishedContents(confluence)).toHaveLength(1);
  });

  test('Change opens the popup on the clip, which waits for it', async ({
    display,
    confluence,
    extension,
    article,
  }) => {
    const receipt = await quickSave(display, article);
    await receipt.press('Change');
    const popup = await extension.findPopup();
    await expect.poll(receipt.read).toBeUndefined();
    await popup.getByLabel('Title').fill('Tides, in short');
    await popup.getByLabel('Labels').fill('ocean');
    await popup.getByRole('button', { name: 'Save', exact: true }).click();
    const contents = await waitForContents(confluence, 2);
    const changed = contents.find(({ title }) => title === 'Tides, in short');
    await expect.poll(() => changed?.labels.map(({ name }) => name)).toEqual(['ocean']);
  });

  test('Undo works though the worker was stopped meanwhile', async ({ display, confluence, extension, article }) => {
    const receipt = await quickSave(display, article);
    await extension.killWorker();
    await receipt.press('Undo');
    await expect.poll(receipt.read).toContain('Undone');
    expect(publishedContents(confluence)).toHaveLength(1);
  });

  test('nothing of it is to be seen by the page, nor captured with it', async ({ display, confluence, article }) => {
    const receipt = await quickSave(display, article);
    const seen = await article.evaluate(() => document.documentElement.outerHTML);
    expect(seen).not.toMatch(/Saved to|Undo/);
    await article.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('[popover]')) element.click();
    });
    await expect.poll(receipt.read).toContain('Published in Design');
    const contents = await waitForContents(confluence, 2);
    expect(JSON.stringify(contents)).not.toContain('Saved to Design');
  });
});

test('without a place it says what is lacking, and asks for it', async ({ display, extension, article }) => {
  // A window that has just come up takes no keys at first: nothing in it tells when it does.
  await article.waitForTimeout(2_000);
  const receipt = await quickSave(display, article);
  expect(await receipt.read()).toContain('Choose the space it should go to.');
  await receipt.press('Choose a space');
  await extension.findPopup();
});
