import { resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Display, startDisplay } from '../chromium/display.ts';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import type { FakeConfluenceOptions } from '../fake-confluence/fake-confluence.ts';
import { type EmbeddedConfluence, startConfluence } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';

type Options = { cloud: FakeConfluenceOptions; isDark: boolean };

type Fixtures = {
  confluence: EmbeddedConfluence;
  extension: ExtensionBrowser;
  /** A tab with the bundled article. */
  article: Page;
};

type WorkerFixtures = { display: Display | undefined };

/** Every test has its own Confluence, and its own browser with the production build in it. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  cloud: [{}, { option: true }],
  isDark: [false, { option: true }],

  /** Only the tests with real keys and menus need one; it outlives their browsers. */
  display: [
    async ({}, use, { project }) => {
      if (project.name !== 'desktop') return use(undefined);
      const display = await startDisplay();
      await use(display);
      await display.close();
    },
    { scope: 'worker' },
  ],

  confluence: async ({ cloud }, use) => {
    const confluence = await startConfluence(cloud);
    await use(confluence);
    await confluence.close();
  },

  extension: async ({ confluence, display, isDark }, use) => {
    const options = { server: confluence.server, isDark };
    const extension = await launchExtension(display ? { ...options, display: display.name } : options);
    await use(extension);
    await extension.close();
  },

  article: async ({ confluence, extension }, use) => {
    const page = await extension.context.newPage();
    await page.goto(servePage(confluence.fake.pages, resolve('tests/demo/article/index.html')));
    await use(page);
  },
});

export { expect } from '@playwright/test';
