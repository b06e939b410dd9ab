import { attachmentsOf } from '../fake-confluence/site.ts';
import { waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { drawPicture } from '../harness/picture.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

/** Enough of them for an article. */
const WORDS = '<p>The sun came up behind the harbour, and the first boats were already out on the water.</p>'.repeat(9);

test('a site that keeps its pictures gives them once the person allows it, and the popup comes back', async ({
  display,
  confluence,
  extension,
  article,
}) => {
  const photo = new Uint8Array(drawPicture(300, 200));
  confluence.fake.pages.set('https://cdn.example/photo.png', { body: photo, type: 'image/png' });
  confluence.fake.pages.set('https://pages.example/photo', {
    body: `<!doctype html><title>Dawn</title><article><h1>Dawn</h1>${WORDS}<img src="https://cdn.example/photo.png" alt="Dawn">${WORDS}</article>`,
  });
  await article.goto('https://pages.example/photo');
  const asking = await extension.openPopup(article);
  await expect(asking.getByText('1 picture · 1 thing could not be kept as it is')).toBeVisible();
  const closed = asking.waitForEvent('close');
  await asking.getByRole('button', { name: 'Allow cdn.example' }).click({ noWaitAfter: true });
  await closed;
  // The question is the browser's own: nothing tells when it is up. "Deny" has the focus, "Allow" comes after it.
  await article.waitForTimeout(1_500);
  display?.press('Tab');
  display?.press('Return');

  const popup = await extension.findPopup();
  await expect(popup.getByText('1 picture · Nothing had to be left out.')).toBeVisible();
  await chooseSpace(popup, 'Design');
  await save(popup);
  const [page] = await waitForContents(confluence, 1);
  const [file] = attachmentsOf(confluence.fake.site, page?.id ?? '');
  expect(Buffer.from(file?.bytes ?? []).equals(photo)).toBe(true);
});
