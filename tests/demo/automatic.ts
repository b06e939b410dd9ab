import type { Page } from 'playwright';
import type { QueuedClip } from '../../lib/queue/queued-clip.ts';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { readQueue, watchForClip } from '../chromium/queue-rows.ts';
import type { Space } from '../fake-confluence/site.ts';
import type { EmbeddedConfluence } from '../harness/embedded-confluence.ts';
import { chooseCapture, chooseSpace, chooseType, save, signIn } from '../harness/person.ts';
import { until } from '../harness/until.ts';
import { type Capture, type DemoOptions, isAddress } from './options.ts';
import { createOutputFolder, type OutputFolder } from './output-folder.ts';
import { describePublication, type Publication } from './publication.ts';

const CAPTURE_NAMES = {
  selection: 'Selection',
  article: 'Article',
  page: 'Whole page',
  link: 'Link',
} as const satisfies Record<Capture, string>;
const PUBLISH_LIMIT = 90_000;

type Stage = {
  confluence: EmbeddedConfluence;
  extension: ExtensionBrowser;
  options: DemoOptions;
  space: Space;
  /** One of the extension's pages, from which the queue is watched. */
  watcher: Page;
};

/**
 * Saves each page through the real popup, without a window and without a hand, and hands over what was published.
 * Gives whether all of them were.
 */
export async function saveByItself(
  confluence: EmbeddedConfluence,
  { addresses, options, tell }: { addresses: readonly string[]; options: DemoOptions; tell(line: object): void },
): Promise<boolean> {
  const space = findSpace(confluence, options.spaceKey);
  const extension = await launchExtension({ server: confluence.server, isOnline: options.pages.some(isAddress) });
  try {
    await signIn(extension);
    const watcher = await extension.openPage('options.html');
    const stage = { confluence, extension, options, space, watcher };
    let areAllPublished = true;
    for (const [index, address] of addresses.entries()) {
      const folder = createOutputFolder(options.folder, index + 1);
      try {
        tell(await savePage(stage, { address, folder }));
      } catch (error) {
        areAllPublished = false;
        tell({ page: options.pages[index], error: error instanceof Error ? error.message : String(error) });
      }
    }
    return areAllPublished;
  } finally {
    await extension.close();
  }
}

function findSpace({ fake }: EmbeddedConfluence, key: string): Space {
  const space = fake.site.spaces.find((each) => each.key === key);
  if (!space)
    throw new Error(`There is no space ${key}; there are ${fake.site.spaces.map((each) => each.key).join(', ')}`);
  return space;
}

async function savePage(
  stage: Stage,
  { address, folder }: { address: string; folder: OutputFolder },
): Promise<Publication> {
  const { extension, options, watcher } = stage;
  const page = await openPage(extension, { address, selector: options.selector });
  const watch = await watchForClip(watcher);
  const start = Date.now();
  const popup = await extension.openPopup(page);
  await fillIn(popup, stage);
  await folder.keepPopup(popup);
  await save(popup);
  const durable = (await watch.stored) - start;
  const clip = await waitUntilPublished(watcher, start);
  const published = Date.now() - start;
  await popup.close();
  await folder.keepOriginal(page);
  await page.close();
  return showAndDescribe(stage, { clip, folder, milliseconds: { durable, published } });
}

async function openPage(
  extension: ExtensionBrowser,
  { address, selector }: { address: string; selector: string | undefined },
): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  if (selector === undefined) return page;
  await page
    .locator(selector)
    .first()
    .evaluate((element) => getSelection()?.selectAllChildren(element));
  return page;
}

async function fillIn(popup: Page, { options, space }: Stage): Promise<void> {
  await chooseCapture(popup, CAPTURE_NAMES[options.what]);
  await chooseSpace(popup, space.name);
  await chooseType(popup, options.type === 'page' ? 'Page' : 'Blog post');
  // The page's title may be taken, or the page ask for consent; both have a button that goes on.
  await popup.getByText('Reading the page').waitFor({ state: 'hidden' });
  const goOn = popup.getByRole('button', { name: /^(Use “|Capture it$)/ });
  await goOn
    .first()
    .click({ timeout: 700 })
    .catch(() => undefined);
  await popup.getByText('Reading the page').waitFor({ state: 'hidden' });
}

function waitUntilPublished(watcher: Page, since: number): Promise<QueuedClip> {
  const find = async () => {
    const clips = (await readQueue(watcher)).filter(
      ({ capturedAt, state }) => capturedAt >= since && state !== 'captured',
    );
    const refused = clips.find(({ state }) => state === 'needs-user');
    if (refused) throw new Error(`It waits for a person: ${refused.reason} ${refused.reasonDetail ?? ''}`);
    return clips.find(({ state }) => state === 'published' || state === 'done');
  };
  return until('the page is published', find, PUBLISH_LIMIT);
}

async function showAndDescribe(
  { confluence, extension }: Stage,
  { clip, folder, milliseconds }: { clip: QueuedClip; folder: OutputFolder; milliseconds: Publication['milliseconds'] },
): Promise<Publication> {
  const { site } = confluence.fake;
  const content = site.contents.get(clip.draftId ?? '');
  if (!content) throw new Error('What was published is not there');
  const publication = describePublication(site, { content, clip, milliseconds });
  const rendered = await extension.context.newPage();
  await rendered.goto(publication.url);
  await folder.keepContent(site, { content, rendered });
  await rendered.close();
  return publication;
}
