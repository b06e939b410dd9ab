import type { Page } from '@playwright/test';
import { attachmentsOf } from '../fake-confluence/site.ts';
import type { EmbeddedConfluence } from '../harness/embedded-confluence.ts';
import { waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { drawPicture } from '../harness/picture.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

const PICTURES = 30;

const picture = (width: number) => ({ body: new Uint8Array(drawPicture(width, 60)), type: 'image/png' });

/** Shows a page of thirty pictures, the last the same as the first. One of them comes when it is let. */
async function openGallery({ fake }: EmbeddedConfluence, page: Page): Promise<{ letCome(): void }> {
  const { promise: after, resolve: letCome } = Promise.withResolvers<void>();
  const urls = Array.from({ length: PICTURES }, (_, index) => `https://gallery.example/${index}.png`);
  for (const [index, url] of urls.entries()) {
    fake.pages.set(url, { ...picture(100 + (index % (PICTURES - 1))), ...(index === 3 && { after }) });
  }
  const pictures = urls.map((url) => `<p><img width="100" height="60" src="${url}" alt="${url}">`).join('');
  fake.pages.set('https://gallery.example/', {
    body: `<!doctype html><title>Gallery</title><h1>Gallery</h1>${pictures}`,
  });
  await page.goto('https://gallery.example/', { waitUntil: 'domcontentloaded' });
  return { letCome };
}

test('a picture that does not come holds up no other, and the receipt counts', async ({ confluence, extension }) => {
  const page = await extension.context.newPage();
  const gallery = await openGallery(confluence, page);
  const popup = await extension.openPopup(page);
  await expect(popup.getByText('29 of 30')).toBeVisible();
  expect(await page.evaluate(() => document.title)).toBe('Gallery');
  gallery.letCome();
  await expect(popup.getByText('30 pictures')).toBeVisible();
  await chooseSpace(popup, 'Design');
  await save(popup);
  const [content] = await waitForContents(confluence, 1);
  expect(content?.body?.value.match(/"type":"media"/g)).toHaveLength(PICTURES);
  expect(attachmentsOf(confluence.fake.site, content?.id ?? '')).toHaveLength(PICTURES - 1);
});

test('a worker killed between a clip and its last picture leaves the picture to the next', async ({
  confluence,
  extension,
}) => {
  const page = await extension.context.newPage();
  const gallery = await openGallery(confluence, page);
  const popup = await extension.openPopup(page);
  await expect(popup.getByText('29 of 30')).toBeVisible();
  await chooseSpace(popup, 'Design');
  await save(popup);
  await extension.killWorker();
  gallery.letCome();
  // Whatever wakes a worker will do; without it an alarm would, half a minute later.
  await extension.openPage('options.html');
  const [content] = await waitForContents(confluence, 1);
  expect(content?.title).toBe('Gallery');
  expect(content?.body?.value.match(/"type":"media"/g)).toHaveLength(PICTURES);
  expect(attachmentsOf(confluence.fake.site, content?.id ?? '')).toHaveLength(PICTURES - 1);
});
