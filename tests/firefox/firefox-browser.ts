import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '../harness/until.ts';
import { type BidiClient, connectBidi } from './bidi-client.ts';

/** The production build, unmodified. */
const EXTENSION = resolve(process.env.FIREFOX_BUILD ?? '.output/firefox-mv3');
const GECKO_ID = 'quick-capture@confluence.example';
/** Firefox makes one up for every installation unless it is told. */
const EXTENSION_UUID = '5d1c7c1e-6d3b-4b52-9c86-6f4e53a1f0aa';
const START_LIMIT = 60_000;

/** A real Firefox with the extension in it, whose network is the embedded server. */
export type FirefoxBrowser = {
  /** Opens an address in a new tab in front, one of the extension's own pages when it begins with `/`. */
  openTab(address: string): Promise<Tab>;
  /** The tab whose address begins so, once there is one. */
  findTab(prefix: string): Promise<Tab>;
  /** Presses one of the extension's shortcuts through the very element Firefox made for it. */
  pressShortcut(key: string): Promise<void>;
  /** Right-clicks the middle of what a CSS selector finds in a tab, and takes the extension's item with these words. */
  chooseFromMenu(tab: Tab, selector: string, words: string): Promise<void>;
  /** Evaluates an expression in the open popup, by way of another of the extension's own pages. */
  inPopup(screen: Tab, expression: string): Promise<unknown>;
  /** Stops the background as Firefox does when it is idle; the next event starts it again. */
  stopBackground(): Promise<void>;
  /** Puts the whole browser on or off line; Confluence, played on this machine, would still answer. */
  setOnline(isOnline: boolean): Promise<void>;
  close(): Promise<void>;
};

export type Tab = {
  /** BiDi's name of it. */
  context: string;
  bringToFront(): Promise<void>;
  /** Puts the focus on what an expression finds and types; names of keys stand in `KEYS`. */
  typeInto(element: string, keys: string): Promise<void>;
  /** Evaluates an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true, at most twenty seconds. */
  waitFor(expression: string): Promise<void>;
};

/** Starts Firefox without a window, every played host on the embedded server's port, and installs the build. */
export async function launchFirefox({
  port,
  hosts,
}: {
  port: number;
  hosts: readonly string[];
}): Promise<FirefoxBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'quick-capture-firefox-'));
  writeFileSync(join(profile, 'user.js'), preferences({ port, hosts }));
  const program = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', '--remote-allow-system-access'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' } },
  );
  const client = await connectBidi(await readAddress(child));
  await client.send('webExtension.install', { extensionData: { type: 'path', path: EXTENSION } });
  const chrome = await findChromeWindow(client);
  return {
    openTab: (address) =>
      openTab({ client, chrome, address: address.startsWith('/') ? `${extensionOrigin()}${address}` : address }),
    findTab: (prefix) => findTab(client, prefix.startsWith('/') ? `${extensionOrigin()}${prefix}` : prefix),
    pressShortcut: async (key) => {
      const select = `[...document.querySelectorAll('keyset key')].find((key) => key.getAttribute('modifiers') === 'alt,shift' && key.getAttribute('key') === ${JSON.stringify(key)})`;
      await client.evaluate(chrome, `${select}.doCommand()`);
    },
    chooseFromMenu: (tab, selector, words) => chooseFromMenu({ client, chrome }, { tab, selector, words }),
    inPopup: (screen, expression) =>
      screen.evaluate(`browser.extension.getViews({ type: 'popup' })[0]?.eval(${JSON.stringify(expression)})`),
    stopBackground: async () => {
      const extension = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension`;
      await client.evaluate(chrome, `${extension}.terminateBackground()`);
      const state = await client.evaluate(chrome, `${extension}.backgroundState`);
      if (state !== 'stopped') throw new Error(`The background is ${state}`);
    },
    setOnline: async (isOnline) => void (await client.evaluate(chrome, `Services.io.offline = ${!isOnline}`)),
    close: async () => {
      await client.send('browser.close').catch(() => client.close());
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** How WebDriver writes keys that are no characters. */
export const KEYS = { enter: '\uE007', down: '\uE015' } as const;

async function typeKeys(client: BidiClient, { context, keys }: { context: string; keys: string }): Promise<void> {
  const actions = [...keys].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  await client.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
}

/** The click is the browser's own, and so is the menu; only the choice in it is made by name. */
async function chooseFromMenu(
  { client, chrome }: { client: BidiClient; chrome: string },
  { tab, selector, words }: { tab: Tab; selector: string; words: string },
): Promise<void> {
  await tab.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: 'center' })`);
  const middle = (await tab.evaluate(
    `(({ x, y, width, height }) => ({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
  )) as { x: number; y: number };
  const menu = `document.getElementById('contentAreaContextMenu')`;
  const item = `[...${menu}.querySelectorAll('menuitem')].find(({ label, hidden }) => !hidden && label.includes(${JSON.stringify(words)}))`;
  const actions = [
    { type: 'pointerMove', ...middle },
    { type: 'pointerDown', button: 2 },
    { type: 'pointerUp', button: 2 },
  ];
  await until(`the menu item "${words}"`, async () => {
    // The first right-click after a start is swallowed now and then.
    await client.send('input.performActions', {
      context: tab.context,
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
    const isThere = await client.evaluate(chrome, `Boolean(${menu}.state === 'open' && ${item})`);
    return isThere === true ? true : undefined;
  });
  await client.evaluate(chrome, `void ${menu}.activateItem(${item})`);
}

const extensionOrigin = () => `moz-extension://${EXTENSION_UUID}`;

function preferences({ port, hosts }: { port: number; hosts: readonly string[] }): string {
  const values: Record<string, string | number | boolean> = {
    'network.dns.localDomains': hosts.join(','),
    'network.socket.forcePort': `443=${port}`,
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: EXTENSION_UUID }),
    'app.update.enabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'startup.homepage_welcome_url': '',
    'termsofuse.bypassNotification': true,
    'toolkit.telemetry.enabled': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Firefox prints where it listens; it is the only way to learn a port it chose itself. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Firefox did not start')), START_LIMIT);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}`)));
    if (!child.stderr) return reject(new Error('Firefox has no output'));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

type Context = { context: string; url: string };

async function listContexts(client: BidiClient, parameters: object = {}): Promise<Context[]> {
  const { contexts } = await client.send('browsingContext.getTree', parameters);
  return contexts as Context[];
}

function findChromeWindow(client: BidiClient): Promise<string> {
  return until(
    'the window',
    async () =>
      (await listContexts(client, { 'moz:scope': 'chrome' })).find(({ url }) => url.includes('browser.xhtml'))?.context,
  );
}

/** BiDi refuses to open extension pages; the browser's own code does not. */
async function openTab({
  client,
  chrome,
  address,
}: {
  client: BidiClient;
  chrome: string;
  address: string;
}): Promise<Tab> {
  await client.evaluate(chrome, `void (gBrowser.selectedTab = gBrowser.addTrustedTab(${JSON.stringify(address)}))`);
  return findTab(client, address);
}

async function findTab(client: BidiClient, prefix: string): Promise<Tab> {
  const context = await until(
    prefix,
    async () => (await listContexts(client)).find(({ url }) => url.startsWith(prefix))?.context,
  );
  const tab = {
    context,
    evaluate: (expression: string) => client.evaluate(context, expression),
    bringToFront: async () => void (await client.send('browsingContext.activate', { context })),
    typeInto: async (element: string, keys: string) => {
      await tab.evaluate(`void (${element}).focus()`);
      await typeKeys(client, { context, keys });
    },
  };
  const waitFor = async (expression: string) => {
    await until(expression, async () => ((await tab.evaluate(`Boolean(${expression})`)) ? true : undefined));
  };
  await waitFor(`document.readyState === 'complete'`);
  return { ...tab, waitFor };
}
