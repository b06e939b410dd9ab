import { test as base } from '@playwright/test';
import { type EmbeddedConfluence, startConfluence } from '../harness/embedded-confluence.ts';
import { type FirefoxBrowser, launchFirefox } from './firefox-browser.ts';

type Fixtures = { confluence: EmbeddedConfluence; firefox: FirefoxBrowser };

/** Every test has its own Confluence, and its own Firefox with the production build in it. */
export const test = base.extend<Fixtures>({
  confluence: async ({}, use) => {
    const confluence = await startConfluence();
    await use(confluence);
    await confluence.close();
  },

  firefox: async ({ confluence }, use) => {
    const hosts = ['auth.atlassian.com', 'api.atlassian.com', 'pages.example'];
    const firefox = await launchFirefox({ port: confluence.server.port, hosts });
    await use(firefox);
    await firefox.close();
  },
});

export { expect } from '@playwright/test';
