import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { startConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { launchFirefox } from './firefox-browser.ts';
import { chooseSpaceFor, shows, signIn } from './person.ts';

const TITLE = 'How a harbour knows its tide';

test('in Firefox too, a page is saved by a shortcut and published after signing in', async () => {
  const confluence = await startConfluence();
  const hosts = ['auth.atlassian.com', 'api.atlassian.com', 'pages.example'];
  const firefox = await launchFirefox({ port: confluence.server.port, hosts });
  try {
    const options = await signIn(firefox);
    const address = servePage(confluence.fake.pages, resolve('tests/demo/article/index.html'));
    await firefox.openTab(address);
    await firefox.pressShortcut('Q');

    await options.waitFor(shows(TITLE));
    await chooseSpaceFor(options, 'Engineering research');

    const [page] = await waitForContents(confluence, 1);
    expect(page?.title).toContain(TITLE);
    expect(page?.body?.value).toContain('The arithmetic');
  } finally {
    await firefox.close();
    await confluence.close();
  }
});
