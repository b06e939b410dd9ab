import type { Locator, Page } from '@playwright/test';
import type { Display } from '../chromium/display.ts';
import { attachmentsOf } from '../fake-confluence/site.ts';
import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save, signIn } from '../harness/person.ts';
import { drawPicture } from '../harness/picture.ts';
import { until } from '../harness/until.ts';
import { expect, test } from './fixtures.ts';

/** Undo costs nothing for five seconds, so a quick save is published after them. */
const QUICK_SAVE_LIMIT = 30_000;

function need(display: Display | undefined): Display {
  if (!display) throw new Error('These tests run on a display');
  return display;
}

/** Where the middle of an element's first line is on the screen. */
function pointAt(element: Locator): Promise<{ x: number; y: number }> {
  return element.evaluate((node) => {
    const box = node.getClientRects()[0] ?? node.getBoundingClientRect();
    const left = screenX + (outerWidth - innerWidth) / 2;
    const top = screenY + (outerHeight - innerHeight);
    const middle = Math.min(box.y + box.height / 2, innerHeight / 2);
    return { x: Math.round(left + box.x + Math.min(60, box.width / 2)), y: Math.round(top + middle) };
  });
}

/** Opens the real menu and takes our item, so many above its end: Inspect is last, and "View page source" before it on a page. */
async function chooseFromMenu(
  display: Display,
  { page, element, fromEnd = 2 }: { page: Page; element: Locator; fromEnd?: number },
): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  await page.bringToFront();
  display.click(await pointAt(element), 3);
  // The menu is the browser's own: nothing in the page tells when it is up.
  await page.waitForTimeout(900);
  for (let step = 0; step < fromEnd; step += 1) display.press('Up');
  display.press('Return');
}

test.beforeEach(async ({ extension, article }) => {
  await signIn(extension);
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await save(popup);
  await popup.close();
});

test('Alt+Shift+K opens the popup on the page', async ({ display, extension, article }) => {
  await article.bringToFront();
  need(display).press('alt+shift+k');
  const popup = await extension.findPopup();
  await expect(popup.getByLabel('Title', { exact: true })).toHaveValue(/How a harbour knows its tide/);
});

test('Alt+Shift+Q saves at once to the last place, under a free title', async ({ display, confluence, article }) => {
  await waitForContents(confluence, 1);
  await article.bringToFront();
  need(display).press('alt+shift+q');
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  const [first, second] = contents.map(({ title }) => title);
  expect(second).toBe(`${first} (2)`);
});

test('right-click saves the selection', async ({ display, confluence, article }) => {
  const line = article.getByText('gulls on the grating');
  await line.selectText();
  await chooseFromMenu(need(display), { page: article, element: line });
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  expect(contents.at(-1)?.body?.value).toContain('gulls on the grating');
  expect(contents.at(-1)?.body?.value).not.toContain('ferries');
});

test('right-click saves a link', async ({ display, confluence, article }) => {
  await chooseFromMenu(need(display), { page: article, element: article.getByRole('link', { name: 'chart datum' }) });
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  expect(contents.at(-1)?.body?.value).toContain('https://pages.example/datum');
});

test('right-click saves an image with its bytes', async ({ display, confluence, article }) => {
  await chooseFromMenu(need(display), { page: article, element: article.getByRole('img').first() });
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  const last = contents.at(-1);
  const files = [...confluence.fake.site.attachments.values()].filter(({ contentId }) => contentId === last?.id);
  expect(files.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
});

test('right-click keeps what the screen shows of an image that only its own site may read', async ({
  display,
  confluence,
  article,
}) => {
  const map = new Uint8Array(drawPicture(3_000, 2_500));
  confluence.fake.pages.set('https://cdn.example/map.png', { body: map, type: 'image/png' });
  confluence.fake.pages.set('https://pages.example/map', {
    body: '<!doctype html><title>Map</title><body style="margin:0"><img src="https://cdn.example/map.png" alt="Map">',
  });
  await article.goto('https://pages.example/map');
  await chooseFromMenu(need(display), { page: article, element: article.getByRole('img') });
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  const last = contents.at(-1);
  const [file] = attachmentsOf(confluence.fake.site, last?.id ?? '');
  const bytes = Buffer.from(file?.bytes ?? []);
  const shown = await article.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  // Without the scroll bars, which are no part of it.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(shown.width - 30);
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(shown.height - 30);
  expect(last?.body?.value).toContain(`"width":${bytes.readUInt32BE(16)},"height":${bytes.readUInt32BE(20)}`);
  expect(last?.body?.value).not.toContain('cdn.example');
});

test('right-click saves the page', async ({ display, confluence, article }) => {
  await chooseFromMenu(need(display), {
    page: article,
    element: article.getByRole('heading', { level: 1 }),
    fromEnd: 3,
  });
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  expect(contents.at(-1)?.body?.value).toContain('The arithmetic');
});

test('twenty presses of the key are one clip', async ({ display, confluence, article }) => {
  await waitForContents(confluence, 1);
  await article.bringToFront();
  for (let press = 0; press < 20; press += 1) need(display).press('alt+shift+q');
  await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  const drafts = () => [...confluence.fake.site.contents.values()].filter(({ status }) => status === 'draft');
  await until('nothing is under way', () => (drafts().length === 0 ? true : undefined));
  expect(publishedContents(confluence)).toHaveLength(2);
});
