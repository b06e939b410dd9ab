import { attachmentsOf } from '../fake-confluence/site.ts';
import { waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

type Node = { type: string; text?: string; content?: Node[] };

const textOf = ({ text = '', content = [] }: Node): string => text + content.map(textOf).join('');

test('the page has the note on top, and not what was left out', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await popup.getByLabel('Note').fill('For the harbour talk.\n\nSee https://tides.example/tables too.');
  await popup.getByText('Preview', { exact: true }).click();
  const preview = popup.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('link', { name: 'https://tides.example/tables' })).toBeVisible();
  const sections = preview.getByRole('button', { name: /^Leave out section/ });
  const section = (await sections.first().getAttribute('aria-label'))?.replace('Leave out section: ', '') ?? '';
  const before = await preview.getByRole('button', { name: /^Leave out: / }).count();
  await sections.first().focus();
  await sections.first().press('Enter');
  await expect(preview.getByRole('button', { name: /^Bring back/ })).toBeVisible();
  const kept = await preview.getByRole('button', { name: /^Leave out: / }).count();
  expect(kept).toBeLessThan(before - 1);
  await save(popup);

  const [page] = await waitForContents(confluence, 1);
  const body: Node = JSON.parse(page?.body?.value ?? '{}');
  const [first, second, third] = body.content ?? [];
  expect(first && textOf(first)).toBe('For the harbour talk.');
  expect(JSON.stringify(second)).toContain('{"type":"link","attrs":{"href":"https://tides.example/tables"}}');
  expect(third?.type).toBe('rule');
  expect(body.content).toHaveLength(3 + kept);
  expect(body.content?.map(textOf)).not.toContain(section);
});

test('a picture that is left out is not uploaded', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await popup.getByText('Preview', { exact: true }).click();
  const preview = popup.getByRole('region', { name: 'Preview' });
  const pictures = preview.getByRole('figure');
  await expect(pictures).toHaveCount(2);
  const part = preview
    .locator('[data-part]')
    .filter({ has: popup.getByRole('figure') })
    .first();
  await part.hover();
  await part
    .getByRole('button', { name: /^Leave out/ })
    .first()
    .click();
  await expect(pictures).toHaveCount(1);
  await save(popup);

  const [page] = await waitForContents(confluence, 1);
  expect(attachmentsOf(confluence.fake.site, page?.id ?? '')).toHaveLength(1);
});

test('a popup that closes keeps what was filled in, until it is saved', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await popup.getByLabel('Title').fill('Tides, in short');
  await popup.getByLabel('Labels').fill('ocean');
  await popup.getByLabel('Labels').press('Enter');
  await popup.getByLabel('Note').fill('Mine');
  await popup.getByText('Preview', { exact: true }).click();
  const preview = popup.getByRole('region', { name: 'Preview' });
  await preview
    .getByRole('button', { name: /^Leave out: / })
    .nth(2)
    .press('Enter');
  await expect(popup.getByText('Preview · 1 part is left out')).toBeVisible();
  await popup.close();

  const again = await extension.openPopup(article);
  await expect(again.getByLabel('Title')).toHaveValue('Tides, in short');
  await expect(again.getByLabel('Note')).toHaveValue('Mine');
  await expect(again.getByRole('button', { name: 'Remove label ocean' })).toBeVisible();
  await expect(again.getByText('Preview · 1 part is left out')).toBeVisible();
  await save(again);
  const [page] = await waitForContents(confluence, 1);
  expect(page?.title).toBe('Tides, in short');
  await again.close();

  const third = await extension.openPopup(article);
  await expect(third.getByLabel('Title')).not.toHaveValue('Tides, in short');
  await expect(third.getByLabel('Note')).toHaveValue('');
});

test('a page that was saved before is known again, and undone from the history', async ({
  confluence,
  extension,
  article,
}) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await save(popup);
  const [page] = await waitForContents(confluence, 1);
  await popup.close();

  const url = article.url();
  await article.goto(`${url}?utm_source=newsletter#tides`);
  const again = await extension.openPopup(article);
  await expect(again.getByText(/^You saved this on .+ in Design\.$/)).toBeVisible();
  await expect(again.getByRole('button', { name: 'Save again' })).toBeVisible();
  await again.close();

  const options = await extension.openPage('options.html');
  const history = options.getByRole('region', { name: 'History' });
  await history.getByLabel('Search the history').fill('harbour design');
  await history.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => page?.status).toBe('trashed');
  await expect(history.getByText('Nothing found.').first()).toBeVisible();
  await options.close();

  const third = await extension.openPopup(article);
  await expect(third.getByLabel('Title')).toHaveValue(/harbour/);
  await expect(third.getByText(/^You saved this/)).toBeHidden();
});
