import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Damage, damageBuild } from '../chromium/damaged-build.ts';
import { type Display, startDisplay } from '../chromium/display.ts';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import type { FakeConfluenceOptions } from '../fake-confluence/fake-confluence.ts';
import { type EmbeddedConfluence, startConfluence } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';

type Options = {
  cloud: FakeConfluenceOptions;
  isDark: boolean;
  /** What is wrong with the build; nothing, unless a test is about just that. */
  damage: Damage | undefined;
};

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
  damage: [undefined, { option: true }],

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

  extension: async ({ confluence, display, isDark, damage }, use) => {
    const build = damage && damageBuild(damage);
    const extension = await launchExtension({
      server: confluence.server,
      isDark,
      ...(display && { display: display.name }),
      ...(build !== undefined && { build }),
    });
    await use(extension);
    await extension.close();
    if (build !== undefined) rmSync(build, { recursive: true });
  },

  article: async ({ confluence, extension }, use) => {
    const page = await extension.context.newPage();
    await page.goto(servePage(confluence.fake.pages, resolve('tests/demo/article/index.html')));
    await use(page);
  },
});

export { expect } from '@playwright/test';
