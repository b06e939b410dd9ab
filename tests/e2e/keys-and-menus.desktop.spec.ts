import type { Locator, Page } from '@playwright/test';
import type { Display } from '../chromium/display.ts';
import { attachmentsOf } from '../fake-confluence/site.ts';
import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { drawPicture } from '../harness/picture.ts';
import { until } from '../harness/until.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

/** Undo costs nothing for five seconds, so a quick save is published after them. */
const QUICK_SAVE_LIMIT = 30_000;

function need(display: Display | undefined): Display {
  if (!display) throw new Error('These tests run on a display');
  return display;
}

/** Where the middle of an element's first line is on the screen, also in a frame of the page's own site. */
function pointAt(element: Locator): Promise<{ x: number; y: number }> {
  return element.evaluate((node) => {
    const box = node.getClientRects()[0] ?? node.getBoundingClientRect();
    const tab = window.top ?? window;
    let left = tab.screenX + (tab.outerWidth - tab.innerWidth) / 2 + box.x;
    let top = tab.screenY + (tab.outerHeight - tab.innerHeight);
    for (let inner: Window = window; inner !== tab; inner = inner.parent) {
      const frame = inner.frameElement;
      if (!frame) break;
      left += frame.getBoundingClientRect().x + frame.clientLeft;
      top += frame.getBoundingClientRect().y + frame.clientTop;
    }
    const middle = Math.min(box.y + box.height / 2, innerHeight / 2);
    return { x: Math.round(left + Math.min(60, box.width / 2)), y: Math.round(top + middle) };
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

test('right-click keeps what the screen shows of an image in a frame', async ({ display, confluence, article }) => {
  const red = new Uint8Array(drawPicture(120, 80));
  confluence.fake.pages.set('https://cdn.example/red.png', { body: red, type: 'image/png' });
  confluence.fake.pages.set('https://pages.example/inside', {
    body: '<!doctype html><body style="margin:20px"><img src="https://cdn.example/red.png" alt="Red">',
  });
  confluence.fake.pages.set('https://pages.example/around', {
    body: '<!doctype html><title>Around</title><p>Above the frame.</p><iframe src="/inside" width="300" height="200"></iframe>',
  });
  await article.goto('https://pages.example/around');
  await chooseFromMenu(need(display), { page: article, element: article.frameLocator('iframe').getByRole('img') });
  const contents = await waitForContents(confluence, 2, QUICK_SAVE_LIMIT);
  const [file] = attachmentsOf(confluence.fake.site, contents.at(-1)?.id ?? '');
  const crop = Buffer.from(file?.bytes ?? []);
  const shown = await article.evaluate(
    async ([cut, original]) => {
      const pixelsOf = async (base64: string) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])];
      };
      const [left, right] = await Promise.all([pixelsOf(cut), pixelsOf(original)]);
      return left.length === right.length && left.every((value, index) => Math.abs(value - (right[index] ?? 0)) < 8);
    },
    [crop.toString('base64'), Buffer.from(red).toString('base64')] as const,
  );
  expect(shown).toBe(true);
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
