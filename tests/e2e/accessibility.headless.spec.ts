import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, placeField, save, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

/** The popup's own browser connection cannot open the helper page that axe would like for its results. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const isDark of [false, true]) {
  test.describe(isDark ? 'in the dark' : 'in the light', () => {
    test.use({ isDark });

    test('popup and options have no barrier that axe can find', async ({ confluence, extension, article }) => {
      const options = await extension.openPage('options.html');
      await expect(options.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await violations(options)).toEqual([]);
      await signIn(extension);
      await options.reload();
      await expect(options.getByText('Signed in as')).toBeVisible();
      expect(await violations(options)).toEqual([]);

      const popup = await extension.openPopup(article);
      await chooseSpace(popup, 'Design');
      expect(await violations(popup)).toEqual([]);
      await placeField(popup).fill('engin');
      await expect(popup.getByRole('option', { name: /^Engineering/ }).first()).toBeVisible();
      expect(await violations(popup)).toEqual([]);
      await placeField(popup).press('Escape');
      await save(popup);
      expect(await violations(popup)).toEqual([]);
      await popup.close();

      await waitForContents(confluence, 1);
      await options.reload();
      await options.getByRole('button', { name: 'Add a rule' }).click();
      await options
        .locator('#history')
        .getByRole('button', { name: /^Change/ })
        .click();
      await expect(placeField(options)).toHaveCount(2);
      expect(await violations(options)).toEqual([]);
    });
  });
}
