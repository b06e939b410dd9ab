import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type Damage, damageBuild } from '../chromium/damaged-build.ts';
import { type Display, startDisplay } from '../chromium/display.ts';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { deleteProfile, makeSignedInProfile, type SignedInProfile } from '../chromium/signed-in-profile.ts';
import type { FakeConfluenceOptions } from '../fake-confluence/fake-confluence.ts';
import { type EmbeddedConfluence, startConfluence } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';

type Options = {
  cloud: FakeConfluenceOptions;
  isDark: boolean;
  /** Begins with a browser in which the person has signed in already; only where the cloud is the usual one. */
  isSignedIn: boolean;
  /** What is wrong with the build; nothing, unless a test is about just that. */
  damage: Damage | undefined;
};

type Fixtures = {
  confluence: EmbeddedConfluence;
  extension: ExtensionBrowser;
  /** A tab with the bundled article. */
  article: Page;
};

type WorkerFixtures = {
  display: Display | undefined;
  /** Made when it is first asked for. */
  signedIn: () => Promise<SignedInProfile>;
};

/** Every test has its own Confluence, and its own browser with the production build in it. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  cloud: [{}, { option: true }],
  isDark: [false, { option: true }],
  isSignedIn: [false, { option: true }],
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

  signedIn: [
    async ({}, use) => {
      let made: Promise<SignedInProfile> | undefined;
      await use(() => {
        made ??= makeSignedInProfile();
        return made;
      });
      (await made)?.delete();
    },
    { scope: 'worker' },
  ],

  confluence: async ({ cloud, isSignedIn, signedIn }, use) => {
    const tokens = isSignedIn && { tokens: (await signedIn()).tokens };
    const confluence = await startConfluence({ ...cloud, ...tokens });
    await use(confluence);
    await confluence.close();
  },

  extension: async ({ confluence, display, isDark, isSignedIn, signedIn, damage }, use) => {
    const build = damage && damageBuild(damage);
    const profile = isSignedIn ? (await signedIn()).copy() : undefined;
    const extension = await launchExtension({
      server: confluence.server,
      isDark,
      ...(display && { display: display.name }),
      ...(build !== undefined && { build }),
      ...(profile !== undefined && { profile }),
    });
    await use(extension);
    await extension.close();
    if (profile !== undefined) deleteProfile(profile);
    if (build !== undefined) rmSync(build, { recursive: true });
  },

  article: async ({ confluence, extension }, use) => {
    const page = await extension.context.newPage();
    await page.goto(servePage(confluence.fake.pages, resolve('tests/demo/article/index.html')));
    await use(page);
  },
});

export { expect } from '@playwright/test';
