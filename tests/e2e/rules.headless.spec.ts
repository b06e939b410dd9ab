import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../chromium/extension-browser.ts';
import { type EmbeddedConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, placeField, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

type World = { confluence: EmbeddedConfluence; extension: ExtensionBrowser; tab: Page };

/** Opens the popup on a page of its own on that host. */
async function openOn({ confluence, extension, tab }: World, address: string): Promise<Page> {
  confluence.fake.pages.set(address, { body: `<title>${address}</title><p>What is on ${address} today.</p>` });
  await tab.goto(address);
  return extension.openPopup(tab);
}

async function saveTo(world: World, { address, space }: { address: string; space: string }): Promise<void> {
  const popup = await openOn(world, address);
  await chooseSpace(popup, space);
  await save(popup);
  await popup.close();
}

/** Where the popup would save a page of this address, and what it says of it. */
async function expectPlace(world: World, { address, place, words }: { address: string; place: string; words: string }) {
  const popup = await openOn(world, address);
  await expect(placeField(popup)).toHaveValue(place);
  await expect(popup.getByText(words, { exact: true })).toBeVisible();
  await popup.close();
}

test('two saves to one place make a rule, and what the person makes of it holds', async ({
  confluence,
  extension,
  article,
}) => {
  const world = { confluence, extension, tab: article };
  await saveTo(world, { address: 'https://docs.example/one', space: 'Design' });
  await saveTo(world, { address: 'https://docs.example/two', space: 'Design' });
  await saveTo(world, { address: 'https://news.example/today', space: 'Legal' });
  await expectPlace(world, {
    address: 'https://docs.example/three',
    place: 'Design',
    words: 'Usually Design for docs.example.',
  });

  const options = await extension.openPage('options.html');
  const rules = options.locator('#rules');
  await expect(rules.getByRole('listitem')).toHaveText([/docs\.example.*Design · learnt/]);
  await rules.getByRole('button', { name: 'Change: “docs.example”' }).click();
  const form = rules.getByRole('form', { name: 'docs.example' });
  await chooseSpace(form, 'Marketing');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(rules.getByRole('listitem')).toHaveText([/docs\.example.*Marketing(?! · learnt)/]);
  await options.close();

  const popup = await openOn(world, 'https://docs.example/four');
  await expect(placeField(popup)).toHaveValue('Marketing');
  await popup.keyboard.press('Enter');
  const saved = (await waitForContents(confluence, 4)).find(({ title }) => title.endsWith('/four'));
  const marketing = confluence.fake.site.spaces.find(({ key }) => key === 'MKT');
  expect(saved?.spaceId).toBe(marketing?.id);
});

test("a rule for all hosts below one gives way to a host's own", async ({ confluence, extension, article }) => {
  const world = { confluence, extension, tab: article };
  await saveTo(world, { address: 'https://news.example/today', space: 'Legal' });
  const options = await extension.openPage('options.html');
  const rules = options.locator('#rules');
  const write = async (pattern: string, space: string): Promise<void> => {
    await rules.getByRole('button', { name: 'Add a rule' }).click();
    const form = rules.getByRole('form', { name: 'Add a rule' });
    await form.getByLabel('Website').fill(pattern);
    await chooseSpace(form, space);
    await form.getByRole('button', { name: 'Save' }).click();
  };
  await write('*.example', 'Finance');
  await expect(rules.getByText('This would fit far too many websites.')).toBeVisible();
  await rules.getByRole('button', { name: 'Cancel' }).click();
  await write('*.wiki.example', 'Finance');
  await write('api.wiki.example', 'People');
  await expect(rules.getByRole('listitem')).toHaveText([/\*\.wiki\.example.*Finance/, /api\.wiki\.example.*People/]);
  await options.close();

  await expectPlace(world, {
    address: 'https://manual.wiki.example/',
    place: 'Finance',
    words: 'Usually Finance for *.wiki.example.',
  });
  await expectPlace(world, {
    address: 'https://api.wiki.example/',
    place: 'People',
    words: 'Usually People for api.wiki.example.',
  });
  const elsewhere = await openOn(world, 'https://otherwiki.example/');
  await expect(placeField(elsewhere)).toHaveValue('Legal');
  await expect(elsewhere.getByText(/^Usually/)).toHaveCount(0);
});
