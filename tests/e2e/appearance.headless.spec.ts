import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

type FirstFrame = { color: string; scheme: string };

/** What the page's ground is when the browser is about to draw it for the first time. */
async function readFirstFrame(page: Page, path: string): Promise<FirstFrame> {
  await page.addInitScript(() => {
    const look = (): void => {
      if (!document.body) return void requestAnimationFrame(look);
      const { backgroundColor, colorScheme } = getComputedStyle(document.body);
      Object.assign(globalThis, { firstFrame: { color: backgroundColor, scheme: colorScheme } });
    };
    requestAnimationFrame(look);
  });
  await page.goto(path);
  const found = await page.waitForFunction(() => (globalThis as { firstFrame?: FirstFrame }).firstFrame);
  return (await found.jsonValue()) ?? { color: '', scheme: '' };
}

for (const isDark of [false, true]) {
  test.describe(isDark ? 'where the system is dark' : 'where the system is light', () => {
    test.use({ isDark });

    test('every page of ours is as the person chose from its first frame on', async ({ extension }) => {
      const [system, other] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
      const options = await extension.openPage('options.html');
      const groundOf = () => options.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const ground = await groundOf();
      await options.getByRole('radio', { name: other === 'dark' ? 'Dark' : 'Light', exact: true }).check();
      await expect.poll(groundOf).not.toBe(ground);
      const chosen = { color: await groundOf(), scheme: other };
      for (const path of ['options.html', 'popup.html', 'rescue.html']) {
        const page = await extension.context.newPage();
        const url = options.url().replace('options.html', path);
        expect(await readFirstFrame(page, url)).toEqual(chosen);
        await page.close();
      }
      await options.getByRole('radio', { name: 'Like the browser' }).check();
      await expect.poll(groundOf).toBe(ground);
      expect(await options.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe(system);
    });
  });
}
