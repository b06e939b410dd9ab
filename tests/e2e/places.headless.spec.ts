import type { Page } from '@playwright/test';
import type { Content } from '../fake-confluence/site.ts';
import { type EmbeddedConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, placeField, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

/** The content of the embedded site with just that title. */
function named({ fake }: EmbeddedConfluence, title: string): Content {
  const content = [...fake.site.contents.values()].find((each) => each.title === title);
  if (!content) throw new Error(`The site has no “${title}”`);
  return content;
}

const spaceNamed = ({ fake }: EmbeddedConfluence, key: string) => fake.site.spaces.find((space) => space.key === key);

/** The option that Enter takes. */
async function highlighted(popup: Page): Promise<string> {
  const id = await placeField(popup).getAttribute('aria-activedescendant');
  return id === null ? '' : ((await popup.locator(`[id="${id}"]`).textContent()) ?? '');
}

/** Steps down until the highlighted option begins with the words: where it stands is no part of the promise. */
async function stepTo(popup: Page, words: string): Promise<void> {
  await expect(popup.getByRole('option', { name: new RegExp(`^${words}`) }).first()).toBeVisible();
  await expect(async () => {
    if (!(await highlighted(popup)).startsWith(words)) await popup.keyboard.press('ArrowDown');
    expect(await highlighted(popup)).toMatch(new RegExp(`^${words}`));
  }).toPass({ intervals: [0] });
}

/** From the field to a page in Confluence, by Enter alone. */
async function saveByEnter(confluence: EmbeddedConfluence, popup: Page): Promise<Content | undefined> {
  await popup.getByRole('button', { name: 'Save', exact: true }).focus();
  await popup.keyboard.press('Enter');
  return (await waitForContents(confluence, 1))[0];
}

test('a place is found by typing, and Enter saves into it', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  await expect(placeField(popup)).toBeEditable();
  await popup.keyboard.press('/');
  await popup.keyboard.type('reading li');
  await stepTo(popup, 'Reading list');
  await popup.keyboard.press('Enter');
  await expect(placeField(popup)).toHaveValue('Engineering / Reading list');
  const page = await saveByEnter(confluence, popup);
  expect(page?.parentId).toBe(named(confluence, 'Reading list').id);
  expect(page?.spaceId).toBe(spaceNamed(confluence, 'ENG')?.id);
});

test('a pasted address of a page is a place', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  const { url } = confluence.fake.site;
  await placeField(popup).fill(`${url}/wiki/spaces/ENG/pages/${named(confluence, 'Research').id}/Research`);
  await stepTo(popup, 'Research');
  await popup.keyboard.press('Enter');
  await expect(placeField(popup)).toHaveValue('Engineering / Research');
  const page = await saveByEnter(confluence, popup);
  expect(page?.parentId).toBe(named(confluence, 'Research').id);
});

test('the tree is walked by arrow keys, into a folder too', async ({ confluence, extension, article }) => {
  const popup = await extension.openPopup(article);
  await placeField(popup).fill('engineering');
  await stepTo(popup, 'Engineering');
  await popup.keyboard.press('ArrowRight');
  await stepTo(popup, 'Research');
  await popup.keyboard.press('ArrowRight');
  await expect(popup.getByRole('option', { name: /^Reading list/ })).toBeVisible();
  await popup.keyboard.press('ArrowLeft');
  await stepTo(popup, 'Clippings');
  await popup.keyboard.press('ArrowRight');
  await stepTo(popup, 'Here: Clippings');
  await popup.keyboard.press('Enter');
  await expect(placeField(popup)).toHaveValue('Engineering / Clippings');
  const page = await saveByEnter(confluence, popup);
  expect(named(confluence, 'Clippings').type).toBe('folder');
  expect(page?.parentId).toBe(named(confluence, 'Clippings').id);
});

test('a space that takes no pages of this person is marked once that is known', async ({ extension, article }) => {
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Company announcements');
  await expect(popup.getByText('You may not create pages in Company announcements.')).toBeVisible();
  await placeField(popup).fill('company');
  await expect(popup.getByRole('option', { name: /^Company announcements/ })).toContainText('No permission');
});

test('without a network the places seen before are found, and it says so', async ({
  confluence,
  extension,
  article,
}) => {
  const before = await extension.openPopup(article);
  await chooseSpace(before, 'Design research');
  await before.close();

  confluence.fake.setOnline(false);
  const popup = await extension.openPopup(article);
  await placeField(popup).fill('design res');
  await stepTo(popup, 'Design research');
  await expect(
    popup.getByText('Confluence cannot be reached. These are the places seen before.').first(),
  ).toBeVisible();
  await popup.keyboard.press('Enter');
  await expect(placeField(popup)).toHaveValue('Design research');
  await popup.keyboard.press('Control+Enter');
  await expect(popup.getByText('Saved', { exact: true }).first()).toBeVisible();

  confluence.fake.setOnline(true);
  await extension.endWaits();
  await extension.openPopup(article);
  const [page] = await waitForContents(confluence, 1);
  expect(page?.spaceId).toBe(spaceNamed(confluence, 'DESRES')?.id);
});

test.describe('among ten thousand spaces', () => {
  test.use({ cloud: { sites: [{ spaces: 10_000 }] }, isSignedIn: false });

  test('the last is reached in a few small requests', async ({ confluence, extension, article }) => {
    await signIn(extension);
    const popup = await extension.openPopup(article);
    await chooseSpace(popup, 'Team 9930');
    const asked = confluence.fake.record.filter(({ url }) => /\/wiki\/(?:api\/v2\/spaces|rest\/api\/search)/.test(url));
    // The first spaces for an empty list; by the words the spaces, what they are called, and pages; the rights in the chosen one.
    expect(asked.length).toBeLessThanOrEqual(5);
    const results = asked.flatMap(({ answers }) =>
      answers.flatMap(({ body }) => JSON.parse(body.text ?? '{}').results ?? []),
    );
    expect(results.length).toBeLessThanOrEqual(60);
    const page = await saveByEnter(confluence, popup);
    expect(page?.spaceId).toBe(spaceNamed(confluence, 'TEAM9930')?.id);
  });
});
