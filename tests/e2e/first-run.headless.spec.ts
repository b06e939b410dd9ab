import { waitForContents } from '../harness/embedded-confluence.ts';
import { enterOwnApp, placeField } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

/** The app is registered at Atlassian already: that is done there, once for a whole company. */
test('from the installation to the first saved page in four steps, each one screen', async ({
  confluence,
  extension,
  article,
}) => {
  const first = await extension.openPopup(article);
  const [options] = await Promise.all([
    extension.context.waitForEvent('page'),
    first.getByRole('button', { name: 'Set up' }).click(),
  ]);

  const consent = await enterOwnApp(extension, options);

  await consent.getByRole('button', { name: 'Accept' }).click();
  await expect(options.getByText('You are signed in. On any page, press Alt+Shift+K')).toBeVisible();

  const popup = await extension.openPopup(article);
  await expect(placeField(popup)).toHaveValue('Mia Krystof');
  await expect(popup.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
  await popup.keyboard.press('Enter');

  const [page] = await waitForContents(confluence, 1);
  const own = confluence.fake.site.spaces.find(({ type }) => type === 'personal');
  expect(page?.spaceId).toBe(own?.id);
});
