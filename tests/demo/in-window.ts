import type { Page } from 'playwright';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { readQueue } from '../chromium/queue-rows.ts';
import { type EmbeddedConfluence, publishedContents } from '../harness/embedded-confluence.ts';
import { enterOwnApp } from '../harness/person.ts';
import { type DemoOptions, isAddress } from './options.ts';
import { describePublication } from './publication.ts';

const LOOK_EVERY = 500;

const INVITATION = `
  An article on the left, your Confluence on the right, and nobody signed in yet.
  1. Press Accept on the consent page that is open. That is the whole sign-in.
  2. On the article press Alt+Shift+K, or click the extension's button, or right-click something.
  3. Watch the page appear in Confluence.
  Close the browser to end the demonstration.
`;

/** Opens everything and lets the person play; hands over what they publish until they close the browser. */
export async function showInWindow(
  confluence: EmbeddedConfluence,
  { addresses, options, tell }: { addresses: readonly string[]; options: DemoOptions; tell(line: object): void },
): Promise<void> {
  const isOnline = options.pages.some(isAddress);
  const extension = await launchExtension({ server: confluence.server, isOnline, display: process.env.DISPLAY ?? '' });
  const [first] = extension.context.pages();
  const settings = await extension.openPage('options.html');
  // The tabs of the first window come before the second window: a new tab goes where one looked last.
  const articles: Page[] = [];
  for (const address of addresses) articles.push(await openArticle(extension, address));
  await first?.close();
  const wiki = await openBeside(extension, {
    article: articles[0] ?? settings,
    url: `${confluence.fake.site.url}/wiki`,
  });
  await enterOwnApp(extension, settings);
  console.error(INVITATION);
  const watching = watchPublications({ confluence, settings, wiki, tell });
  await new Promise<void>((resolve) => extension.context.once('close', () => resolve()));
  clearInterval(watching);
  await extension.close();
}

async function openArticle(extension: ExtensionBrowser, address: string): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(address);
  return page;
}

/** Moves the article's window to the left half of the screen and opens another on the right half. */
async function openBeside(
  extension: ExtensionBrowser,
  { article, url }: { article: Page; url: string },
): Promise<Page> {
  const screen = await article.evaluate(() => ({ width: window.screen.availWidth, height: window.screen.availHeight }));
  const half = { top: 0, width: Math.floor(screen.width / 2), height: screen.height };
  const session = await extension.context.newCDPSession(article);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { left: 0, ...half } });
  const opened = extension.context.waitForEvent('page');
  await session.send('Target.createTarget', { url, newWindow: true, left: half.width, ...half });
  await session.detach();
  return opened;
}

type Watched = { confluence: EmbeddedConfluence; settings: Page; wiki: Page; tell(line: object): void };

/** Shows every new content in the Confluence window as it appears. */
function watchPublications({ confluence, settings, wiki, tell }: Watched): NodeJS.Timeout {
  const told = new Set<string>();
  const look = async () => {
    for (const content of publishedContents(confluence).filter(({ id }) => !told.has(id))) {
      const clip = (await readQueue(settings)).find(({ draftId, state }) => draftId === content.id && state === 'done');
      if (!clip) continue;
      told.add(content.id);
      const published = (clip.publishedAt ?? Date.now()) - clip.capturedAt;
      const publication = describePublication(confluence.fake.site, {
        content,
        clip,
        milliseconds: { published },
      });
      tell(publication);
      await wiki.goto(publication.url);
    }
  };
  // A window that the person has closed cannot be shown anything; the demonstration goes on without it.
  return setInterval(() => void look().catch(() => undefined), LOOK_EVERY);
}
