import { type FirefoxBrowser, KEYS, type Tab } from './firefox-browser.ts';

/** The control of a label, as an expression of the page. */
export const field = (label: string): string =>
  `[...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === ${JSON.stringify(label)})?.control`;

/** A button by the beginning of its name, as an expression of the page. */
export const button = (name: string): string =>
  `[...document.querySelectorAll('button')].find((button) => (button.ariaLabel ?? button.textContent).trim().startsWith(${JSON.stringify(name)}))`;

/** Whether words are to be read, as an expression of the page. */
export const shows = (words: string): string => `document.body.innerText.includes(${JSON.stringify(words)})`;

/** Presses a button by key, once it is there. */
export async function press(tab: Tab, name: string): Promise<void> {
  await tab.waitFor(button(name));
  await tab.typeInto(button(name), KEYS.enter);
}

/** Enters the own app and signs in; gives the options page, which stays open. */
export async function signIn(firefox: FirefoxBrowser): Promise<Tab> {
  const options = await firefox.openTab('/options.html');
  await options.waitFor(field('Client ID'));
  await options.typeInto(field('Client ID'), 'demo-client');
  await options.typeInto(field('Secret'), `demo-secret${KEYS.enter}`);
  const consent = await firefox.findTab('https://auth.atlassian.com/authorize');
  // The window closes under the click, so nobody is left to answer.
  await consent.evaluate(`void setTimeout(() => (${button('Accept')}).click())`);
  await options.waitFor(shows('Signed in as Mia Krystof'));
  return options;
}

/** Gives the clip that waits for a place the space of this name, in the options. */
export async function chooseSpaceFor(options: Tab, name: string): Promise<void> {
  await options.bringToFront();
  await press(options, 'Choose a space');
  // The picker's code comes behind its first look, and only the picker names its shortcut.
  await options.waitFor(
    `${field('Save to')}?.ariaKeyShortcuts ?? ${field('Save to')}?.getAttribute('aria-keyshortcuts')`,
  );
  await options.typeInto(field('Save to'), name);
  await options.waitFor(`document.querySelector('[role=option]')?.textContent.includes(${JSON.stringify(name)})`);
  await options.typeInto(field('Save to'), `${KEYS.down}${KEYS.enter}`);
  await options.typeInto(`document.querySelector('form[aria-label] button[type=submit]')`, KEYS.enter);
}
