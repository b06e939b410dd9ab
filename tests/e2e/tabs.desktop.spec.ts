import { placeField } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

const OFFER = 'Show the Confluence pages you have open';

test('open Confluence pages are places once the person allows it, until they take it back', async ({
  display,
  confluence,
  extension,
  article,
}) => {
  const research = [...confluence.fake.site.contents.values()].find(({ title }) => title === 'Research');
  const wiki = await extension.context.newPage();
  await wiki.goto(`${confluence.fake.site.url}/wiki/spaces/ENG/pages/${research?.id}/Research`);

  const asking = await extension.openPopup(article);
  await asking.getByLabel('Note').fill('Kept over the question');
  await placeField(asking).click();
  const closed = asking.waitForEvent('close');
  await asking.getByRole('option', { name: OFFER }).click({ noWaitAfter: true });
  await closed;
  // The question is the browser's own: nothing tells when it is up. "Deny" has the focus, "Allow" comes after it.
  await article.waitForTimeout(1_500);
  display?.press('Tab');
  display?.press('Return');

  const popup = await extension.findPopup();
  const open = popup.getByRole('group', { name: 'Open in your tabs' });
  await expect(open.getByRole('option', { name: /^Research/ })).toBeVisible();
  await expect(popup.getByLabel('Note')).toHaveValue('Kept over the question');
  await open.getByRole('option', { name: /^Research/ }).click();
  await expect(placeField(popup)).toHaveValue('Engineering / Research');
  await popup.close();

  const options = await extension.openPage('options.html');
  await options.getByRole('checkbox', { name: 'Offer the Confluence pages I have open as places' }).uncheck();
  await options.close();
  const after = await extension.openPopup(article);
  await placeField(after).click();
  await expect(after.getByRole('option', { name: OFFER })).toBeVisible();
  await expect(after.getByRole('group', { name: 'Open in your tabs' }).getByRole('option')).toHaveCount(1);
});

test('a grant from the options opens no popup', async ({ display, extension, article }) => {
  const options = await extension.openPage('options.html');
  const choice = options.getByRole('checkbox', { name: 'Offer the Confluence pages I have open as places' });
  await choice.click({ noWaitAfter: true });
  await article.waitForTimeout(1_500);
  display?.press('Tab');
  display?.press('Return');
  // It is checked from the click on; allowed, it stays so.
  await options.reload();
  await expect(choice).toBeChecked();
  expect(extension.context.pages().filter((page) => page.url().includes('popup.html'))).toEqual([]);
});
