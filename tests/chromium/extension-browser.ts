import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright';
import { until } from '../harness/until.ts';

/** The production build, unmodified: what is tested is what is shipped. Another may be named to compare two. */
export const EXTENSION = resolve(process.env.CHROMIUM_BUILD ?? '.output/chrome-mv3');

export type LaunchOptions = {
  /** Where the embedded server listens, and the fingerprint of its certificate's key. */
  server: { port: number; spki: string };
  /** An X display to be seen on; without one the browser is headless. */
  display?: string;
  /** Leaves hosts the embedded server does not play to the real network. Off: they do not exist. */
  isOnline?: boolean;
  /** Used again, it is the same browser restarted. */
  profile?: string;
  isDark?: boolean;
  /** The folder of a build that is damaged on purpose; the production build otherwise. */
  build?: string;
  /** The folder of another extension to load as well. */
  beside?: string;
};

/** A real Chromium with the extension in it, whose network is the embedded server. */
export type ExtensionBrowser = {
  context: BrowserContext;
  extensionId: string;
  profile: string;
  /** The running background worker; waits for it to start. */
  worker(): Promise<Worker>;
  /** Opens one of the extension's own pages in a tab. */
  openPage(path: string): Promise<Page>;
  /** Clicks the toolbar button on a page: opens the real popup and grants `activeTab`, as a hand would. */
  clickAction(page: Page): Promise<void>;
  /** The popup that is open or opening, to be driven like any page. */
  findPopup(): Promise<Page>;
  /** Both of the above. */
  openPopup(page: Page): Promise<Page>;
  /** Stops the background worker as the browser does, in the middle of whatever it does. */
  killWorker(): Promise<void>;
  /** Makes everything in the queue due now, as if its back-off had passed. */
  endWaits(): Promise<void>;
  /** Quits and starts again with the same profile. */
  restart(): Promise<ExtensionBrowser>;
  close(): Promise<void>;
};

type Chromium = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** Starts Chromium with the production build and every host mapped to the embedded server. */
export async function launchExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'quick-capture-'));
  const context = await chromium.launchPersistentContext(profile, launchOptions(options));
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gave no browser');
  const session = await browser.newBrowserCDPSession();
  const extensionId = readExtensionId(options.build ?? EXTENSION);
  const clickAction = (page: Page) => triggerAction(session, { page, extensionId });
  const findPopup = () => attachToPopup(profile, extensionId);
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  // A damaged build may have none.
  if (options.build === undefined) await worker();
  return {
    context,
    extensionId,
    profile,
    worker,
    openPage: async (path) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    clickAction,
    findPopup,
    openPopup: async (page) => {
      await clickAction(page);
      return findPopup();
    },
    killWorker: () => stopWorker(session),
    endWaits: async () => (await worker()).evaluate(endWaits),
    restart: async () => {
      await context.close();
      return launchExtension({ ...options, profile });
    },
    close: async () => {
      await context.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The browser that the tests drive. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

function launchOptions(options: LaunchOptions): Chromium {
  const { display } = options;
  return {
    executablePath: CHROMIUM,
    headless: display === undefined,
    // Chromium refuses to start with its sandbox as root, which is what containers are.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    colorScheme: null,
    env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
    args: chromiumArguments(options),
  };
}

/** What any Chromium is started with: the extension in it, and the embedded server for all the network there is. */
export function chromiumArguments({
  server,
  isOnline = false,
  isDark = false,
  build = EXTENSION,
  beside,
}: LaunchOptions): string[] {
  const loopback = `127.0.0.1:${server.port}`;
  const played = ['auth.atlassian.com', 'api.atlassian.com', '*.atlassian.net', '*.example'];
  const rules = isOnline
    ? played.map((host) => `MAP ${host}:443 ${loopback}`)
    : [`MAP *:443 ${loopback}`, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];
  const extensions = [build, ...(beside === undefined ? [] : [beside])].join(',');
  return [
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
    '--remote-debugging-port=0',
    '--enable-unsafe-extension-debugging',
    `--host-resolver-rules=${rules.join(',')}`,
    `--ignore-certificate-errors-spki-list=${server.spki}`,
    ...(isDark ? ['--force-dark-mode'] : []),
    '--test-type',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1200,800',
    '--window-position=0,0',
  ];
}

/** Chromium's own rule: the first half of SHA-256 of the manifest's public key, its hex digits written from a to p. */
function readExtensionId(build: string): string {
  const manifest: { key: string } = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex');
  return digest
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}

async function triggerAction(
  browser: CDPSession,
  { page, extensionId }: { page: Page; extensionId: string },
): Promise<void> {
  await page.bringToFront();
  const targetId = await until('the tab is in front', () => findTab(browser, page.url()));
  // Playwright's list of commands does not know this domain yet.
  const send = browser.send.bind(browser) as (method: string, parameters: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: extensionId, targetId });
}

/** The domain speaks of tabs, not of the pages in them; which tab is in front, only Chromium's own data says. */
async function findTab(browser: CDPSession, url: string): Promise<string | undefined> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tabs: { targetId: string; url: string; embedderData?: { tabActive?: boolean } }[] = targetInfos;
  return tabs.find((tab) => tab.url === url && tab.embedderData?.tabActive !== false)?.targetId;
}

/**
 * Playwright's own connection never lists a popup; a second one does, if it is made once the popup is there.
 * It is closed with the browser.
 */
async function attachToPopup(profile: string, extensionId: string): Promise<Page> {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  const address = `http://127.0.0.1:${port}`;
  const isPopup = (url: string) => url.startsWith(`chrome-extension://${extensionId}/popup.html`);
  await until('the popup opens', async () => {
    const targets: { url: string }[] = await (await fetch(`${address}/json/list`)).json();
    return targets.some(({ url }) => isPopup(url)) || undefined;
  });
  return until('the popup can be driven', async () => {
    const browser = await chromium.connectOverCDP(address);
    const popup = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => isPopup(page.url()));
    if (!popup) await browser.close();
    return popup;
  });
}

/** Runs in the worker, in one transaction: nothing can come in between. */
async function endWaits(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const request = indexedDB.open('queue');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const transaction = request.result.transaction(['clips', 'meta'], 'readwrite');
    transaction.objectStore('meta').delete('queue');
    transaction.objectStore('clips').openCursor().onsuccess = ({ target }) => {
      const { result: cursor } = target as IDBRequest<IDBCursorWithValue | null>;
      if (!cursor) return;
      cursor.update({ ...cursor.value, notBefore: 0 });
      cursor.continue();
    };
    transaction.oncomplete = () => {
      request.result.close();
      resolve();
    };
  };
  return promise;
}

async function stopWorker(browser: CDPSession): Promise<void> {
  const find = async () =>
    (await browser.send('Target.getTargets')).targetInfos.find(({ type }) => type === 'service_worker');
  const worker = await find();
  if (!worker) return;
  await browser.send('Target.closeTarget', { targetId: worker.targetId });
  await until('the worker stops', async () => ((await find()) ? undefined : true));
}
