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

/** Runs in the worker: zooms the tabs of ours, as the browser's own menu would. A popup does not follow (measured in Chromium). */
async function doubleSize(url: string): Promise<void> {
  type Tabs = {
    query(filter: { url: string }): Promise<{ id: number }[]>;
    setZoom(id: number, to: number): Promise<void>;
  };
  const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
  const [tab] = await tabs.query({ url });
  if (tab) await tabs.setZoom(tab.id, 2);
}

/** Runs in a page: what is to be had only by scrolling sideways. */
function findSticking(): string[] {
  const { scrollWidth } = document.documentElement;
  return [...document.querySelectorAll('main *')]
    .filter((element) => scrollWidth > innerWidth || element.getBoundingClientRect().right > innerWidth)
    .map((element) => element.outerHTML.slice(0, 200));
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

      await (await extension.worker()).evaluate(doubleSize, options.url());
      await expect.poll(() => options.evaluate(() => devicePixelRatio)).toBe(2);
      expect(await options.evaluate(findSticking)).toEqual([]);
    });
  });
}
