import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { startConfluence, waitForContents } from '../harness/embedded-confluence.ts';
import { servePage } from '../harness/page-folder.ts';
import { type FirefoxBrowser, KEYS, launchFirefox, type Tab } from './firefox-browser.ts';

const TITLE = 'How a harbour knows its tide';

/** The control of a label, and a button by the beginning of its name, as expressions of the page. */
const field = (label: string) =>
  `[...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === ${JSON.stringify(label)})?.control`;
const button = (name: string) =>
  `[...document.querySelectorAll('button')].find((button) => (button.ariaLabel ?? button.textContent).trim().startsWith(${JSON.stringify(name)}))`;
const shows = (words: string) => `document.body.innerText.includes(${JSON.stringify(words)})`;

async function press(tab: Tab, name: string): Promise<void> {
  await tab.waitFor(button(name));
  await tab.typeInto(button(name), KEYS.enter);
}

async function signIn(firefox: FirefoxBrowser): Promise<Tab> {
  const options = await firefox.openTab('/options.html');
  await options.waitFor(field('Client ID'));
  await options.typeInto(field('Client ID'), 'demo-client');
  await options.typeInto(field('Secret'), `demo-secret${KEYS.enter}`);
  await options.waitFor(shows('Saved. You can sign in now.'));
  await press(options, 'Sign in');
  const consent = await firefox.findTab('https://auth.atlassian.com/authorize');
  // The window closes under the click, so nobody is left to answer.
  await consent.evaluate(`void setTimeout(() => (${button('Accept')}).click())`);
  await options.waitFor(shows('Signed in as Mia Krystof'));
  return options;
}

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
    await options.bringToFront();
    await press(options, 'Choose a space');
    await options.waitFor(field('Space'));
    await options.typeInto(field('Space'), 'Engineering research');
    await options.waitFor(`document.querySelector('[role=option]')?.textContent.includes('Engineering research')`);
    await options.typeInto(field('Space'), `${KEYS.down}${KEYS.enter}`);
    await options.typeInto(`document.querySelector('form[aria-label] button[type=submit]')`, KEYS.enter);

    const [page] = await waitForContents(confluence, 1);
    expect(page?.title).toContain(TITLE);
    expect(page?.body?.value).toContain('The arithmetic');
  } finally {
    await firefox.close();
    await confluence.close();
  }
});
