import { readFileSync } from 'node:fs';
import type { Page, Worker } from '@playwright/test';
import { type ExtensionBrowser, launchExtension } from '../chromium/extension-browser.ts';
import { readQueue } from '../chromium/queue-rows.ts';
import { attachmentsOf } from '../fake-confluence/site.ts';
import {
  type EmbeddedConfluence,
  publishedContents,
  startConfluence,
  waitForContents,
} from '../harness/embedded-confluence.ts';
import { chooseSpace, save, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

/** What the embedded Confluence gives as tokens, and the secret of its app. */
const SECRET = /\b[ar]t-[\w-]{43}|demo-secret/;

/** Saves the article without a network, and downloads what waits. */
async function exportOffline(extension: ExtensionBrowser, article: Page): Promise<string> {
  const options = await extension.openPage('options.html');
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  const assets = async () => (await readQueue(options)).flatMap((clip) => clip.assets.map(({ state }) => state));
  await expect.poll(assets).toEqual(['stored', 'stored']);
  await extension.context.setOffline(true);
  await save(popup);
  // The connection that found the popup is the one that is told of downloads.
  const seen = popup.context().pages();
  const screen = seen.find((page) => page.url() === options.url());
  await popup.close();
  if (!screen) throw new Error('The options are gone');
  const downloading = screen.waitForEvent('download');
  await screen.getByRole('button', { name: 'Download what waits' }).click();
  return (await downloading).path();
}

async function importFile(extension: ExtensionBrowser, file: Parameters<Page['setInputFiles']>[1]): Promise<Page> {
  const options = await extension.openPage('options.html');
  await options.getByLabel('Add from a file').setInputFiles(file);
  return options;
}

/** What the browser keeps in memory: the tokens are there, so whoever looks for them would find them. */
function readSession(worker: Worker): Promise<string> {
  return worker.evaluate(async () => {
    type Api = { storage: { session: { get(): Promise<object> } } };
    return JSON.stringify(await (globalThis as unknown as { chrome: Api }).chrome.storage.session.get());
  });
}

/**
 * What became of the first clip on a site: its body, and its files with their bytes. Which file gets which id depends on
 * which upload comes first, so the body is told with their names.
 */
async function publication(confluence: EmbeddedConfluence) {
  const [page] = await waitForContents(confluence, 1);
  if (!page) throw new Error('Nothing was published');
  const attachments = attachmentsOf(confluence.fake.site, page.id);
  const files = attachments.map(({ fileName, bytes }) => [fileName, Buffer.from(bytes).toString('base64')]).sort();
  const body = attachments.reduce(
    (text, { fileId, fileName }) => text.replaceAll(fileId, fileName),
    page.body?.value ?? '',
  );
  return { title: page.title, body, labels: page.labels.map(({ name }) => name), files };
}

test('what waits goes to another browser in a file without any secret, and becomes the very same page', async ({
  confluence,
  extension,
  article,
}) => {
  await signIn(extension);
  const file = await exportOffline(extension, article);
  const text = readFileSync(file, 'utf8');
  expect(await readSession(await extension.worker())).toMatch(SECRET);
  expect(text).not.toMatch(SECRET);
  await extension.context.setOffline(false);
  await extension.endWaits();
  await extension.openPopup(article);
  const wanted = await publication(confluence);
  expect(wanted.files).toHaveLength(2);

  const elsewhere = await startConfluence();
  const other = await launchExtension({ server: elsewhere.server });
  try {
    await signIn(other);
    const options = await importFile(other, file);
    await expect(options.getByText('1 clip added.')).toBeVisible();
    expect(await publication(elsewhere)).toEqual(wanted);
    await options.getByLabel('Add from a file').setInputFiles(file);
    await expect(options.getByText('1 was here already.')).toBeVisible();
    expect(publishedContents(elsewhere)).toHaveLength(1);
  } finally {
    await other.close();
    await elsewhere.close();
  }
});

test('a clip of another account waits for its person, and is published by nobody else', async ({
  confluence,
  extension,
  article,
}) => {
  await signIn(extension);
  const text = readFileSync(await exportOffline(extension, article), 'utf8');
  const [mine] = await readQueue(await extension.openPage('rescue.html'));
  await extension.context.setOffline(false);
  const theirs = text
    .replaceAll(confluence.fake.person.accountId, 'somebody-else')
    .replaceAll(mine?.id ?? '?', '00000000-0000-4000-8000-000000000000');
  expect(theirs).not.toBe(text);
  const file = { name: 'clips.json', mimeType: 'application/json', buffer: Buffer.from(theirs) };
  const options = await importFile(extension, file);
  await expect(options.getByText('1 clip added.')).toBeVisible();
  await extension.endWaits();
  await extension.openPopup(article);
  // The person's own clip, which waited beside it, goes; so the other had its turn.
  await waitForContents(confluence, 1);
  await expect(options.getByText('It was saved under another account.')).toBeVisible();
  expect(publishedContents(confluence)).toHaveLength(1);
});

test('a file that is none of ours changes nothing, and says why', async ({ extension, article }) => {
  const popup = await extension.openPopup(article);
  await save(popup);
  await popup.close();
  const screen = await extension.openPage('rescue.html');
  const before = await readQueue(screen);
  const options = await importFile(extension, {
    name: 'clips.json',
    mimeType: 'application/json',
    buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
  });
  await expect(options.getByText('This is not a file with clips of this extension.')).toBeVisible();
  const header = '{"format":"quick-capture-for-confluence","version":1,"clips":[';
  const [row] = before;
  const lines = [
    JSON.stringify({ row: { ...row, id: '../../x' }, document: { version: 1, type: 'doc', content: [] } }),
    '{"row":{"__proto__":{"state":"queued"}},"document":{},"pictures":[]}',
    '['.repeat(100_000),
  ];
  const hostile = Buffer.from([header, lines.join(',\n'), ']}'].join('\n'));
  await options
    .getByLabel('Add from a file')
    .setInputFiles({ name: 'clips.json', mimeType: 'application/json', buffer: hostile });
  await expect(options.getByText('3 could not be read.')).toBeVisible();
  expect(await readQueue(screen)).toEqual(before);
});
