import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, placeField, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

const TITLE = 'How a harbour knows its tide';

test('a page is changed from the history, and undone from there', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Engineering');
  await popup.getByLabel('Labels').fill('tides');
  await popup.getByLabel('Labels').press('Enter');
  await save(popup);
  await popup.close();
  const [page] = await waitForContents(confluence, 1);
  await expect.poll(() => page?.labels.map(({ name }) => name)).toEqual(['tides']);

  const options = await extension.openPage('options.html');
  const history = options.locator('#history');
  const row = history.getByRole('listitem').filter({ hasText: TITLE });
  await row.getByRole('button', { name: `Change: “${page?.title}”` }).click();
  const form = history.getByRole('form', { name: TITLE });
  await form.getByLabel('Title').fill('Tides, in short');
  await placeField(form).fill('reading li');
  await form.getByRole('option', { name: /^Reading list/ }).click();
  await form.getByLabel('Labels').fill('ocean');
  await form.getByLabel('Labels').press('Enter');
  await form.getByRole('button', { name: 'Remove label tides' }).click();
  await form.getByRole('button', { name: 'Save' }).click();

  await expect.poll(() => page?.title).toBe('Tides, in short');
  expect(confluence.fake.site.contents.get(page?.parentId ?? '')?.title).toBe('Reading list');
  await expect.poll(() => page?.labels.map(({ name }) => name)).toEqual(['ocean']);
  expect(publishedContents(confluence)).toHaveLength(1);
  const changed = history.getByRole('listitem').filter({ hasText: 'Tides, in short' });
  await expect(changed).toContainText('Engineering / Reading list');

  await changed.getByRole('button', { name: 'Undo “Tides, in short”' }).click();
  await expect(history.getByText('“Tides, in short” was taken back.')).toBeFocused();
  await expect.poll(() => page?.status).toBe('trashed');
  await expect(changed).toHaveCount(0);
});
