import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { setDatabaseVersion } from '../chromium/queue-database.ts';
import { attachmentsOf } from '../fake-confluence/site.ts';
import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

const NEWER = 'What is kept here was written by a newer version of this extension.';

async function download(popup: Page): Promise<string> {
  const downloading = popup.waitForEvent('download');
  await popup.getByRole('button', { name: 'Download', exact: true }).click();
  const file = await downloading;
  await expect(popup.getByText(/^Downloaded\./)).toBeVisible();
  return file.path();
}

test('a clip that no storage takes is taken along as a file, and published from it', async ({
  confluence,
  extension,
  article,
}) => {
  const options = await extension.openPage('options.html');
  await setDatabaseVersion(options, 99);
  const popup = await extension.openPopup(article);
  await expect(popup.getByText(NEWER)).toBeVisible();
  await chooseSpace(popup, 'Design');
  await popup.getByLabel('Note').fill('For the harbour talk.');
  const file = await download(popup);
  await popup.close();
  await options.reload();
  const clips = options.getByRole('region', { name: 'Your clips' });
  await expect(clips.getByRole('alert').getByText(NEWER)).toBeVisible();
  await expect(clips.getByRole('alert').getByRole('link', { name: /^Rescue page/ })).toBeVisible();
  expect(readFileSync(file, 'utf8')).toMatch(/^\{"format":"quick-capture-for-confluence","version":1,"clips":\[\n/);

  await setDatabaseVersion(options, undefined);
  await options.reload();
  await options.getByLabel('Add from a file').setInputFiles(file);
  await expect(options.getByText('1 clip added.')).toBeVisible();
  const [page] = await waitForContents(confluence, 1);
  expect(page?.body?.value).toContain('For the harbour talk.');
  expect(attachmentsOf(confluence.fake.site, page?.id ?? '')).toHaveLength(2);
});

test('a Save that fails keeps the form, and what is copied can be pasted elsewhere', async ({
  confluence,
  extension,
  article,
}) => {
  const options = await extension.openPage('options.html');
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await popup.getByLabel('Title').fill('Tides, in short');
  await setDatabaseVersion(options, 99);
  await popup.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(popup.getByText(NEWER)).toBeVisible();
  await expect(popup.getByText('Saved', { exact: true })).toBeHidden();
  await expect(popup.getByLabel('Title')).toHaveValue('Tides, in short');
  await popup.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(popup.getByText('Copied')).toBeVisible();
  await popup.close();

  confluence.fake.pages.set('https://editor.example/', { body: '<title>Editor</title><div contenteditable></div>' });
  const editor = await extension.context.newPage();
  await editor.goto('https://editor.example/');
  await editor.locator('div').focus();
  await editor.keyboard.press('Control+V');
  await expect(editor.getByRole('heading', { name: 'Tides, in short' })).toBeVisible();
  await expect(editor.locator('img')).toHaveCount(2);
  expect(publishedContents(confluence)).toEqual([]);
});

test.describe('with no room left', () => {
  // Nothing but the disk limits whoever has this permission, and no disk is filled here.
  test.use({
    damage: { 'manifest.json': (manifest) => manifest.replace('"unlimitedStorage",', '') },
    isSignedIn: false,
  });

  test('nothing is called saved, until there is room again', async ({ confluence, extension, article }) => {
    await signIn(extension);
    const session = await extension.context.newCDPSession(article);
    const origin = `chrome-extension://${extension.extensionId}/`;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // What was allotted before is spent freely as long as anybody has a database open, and two seconds longer.
    await extension.killWorker();
    await new Promise((resume) => setTimeout(resume, 4_000));
    const popup = await extension.openPopup(article);
    await expect(popup.getByText('There is no room left on this computer.')).toBeVisible();
    await chooseSpace(popup, 'Design');
    await popup.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(popup.getByRole('button', { name: 'Try again' })).toBeFocused();
    await expect(popup.getByText('Saved', { exact: true })).toBeHidden();
    await download(popup);

    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await popup.getByRole('button', { name: 'Try again' }).click();
    await expect(popup.getByText('There is no room left on this computer.')).toBeHidden();
    await save(popup);
    await waitForContents(confluence, 1);
  });
});

/** The worker's events, as nobody but the browser itself can raise them in a headless browser. */
type Events = {
  commands: { onCommand: { dispatch(command: string, tab: unknown): void } };
  contextMenus: { onClicked: { dispatch(click: object, tab: unknown): void } };
  tabs: { query(filter: object): Promise<unknown[]> };
};

/** Runs in the worker. */
async function pressQuickSave(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: Events };
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.commands.onCommand.dispatch('quick-save', tab);
}

/** Runs in the worker. */
async function clickOnLink(link: { linkUrl: string; linkText: string; pageUrl: string }): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: Events };
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ menuItemId: 'link', frameId: 0, ...link }, tab);
}

test('a quick save that no storage takes says so, and opens the popup', async ({ extension, article }) => {
  const options = await extension.openPage('options.html');
  await (await extension.openPopup(article)).close();
  await setDatabaseVersion(options, 99);
  await article.bringToFront();
  const worker = await extension.worker();
  await worker.evaluate(pressQuickSave);
  const popup = await extension.findPopup();
  await expect(popup.getByText(NEWER)).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Download', exact: true })).toBeVisible();
  const told = await worker.evaluate(async () => {
    type Api = {
      notifications: { getAll(): Promise<Record<string, unknown>> };
      action: { getBadgeText(details: object): Promise<string>; getTitle(details: object): Promise<string> };
    };
    const { action, notifications } = (globalThis as unknown as { chrome: Api }).chrome;
    const [badge, title, shown] = await Promise.all([
      action.getBadgeText({}),
      action.getTitle({}),
      notifications.getAll(),
    ]);
    return { badge, title, shown: Object.keys(shown) };
  });
  expect(told).toEqual({ badge: '!', title: 'Nothing was saved', shown: ['not-saved'] });

  // What was pointed at is what the popup is about; the page is not.
  await popup.close();
  await article.bringToFront();
  const link = { linkUrl: 'https://pages.example/datum', linkText: 'chart datum', pageUrl: article.url() };
  await worker.evaluate(clickOnLink, link);
  const second = await extension.findPopup();
  await expect(second.getByText(NEWER)).toBeVisible();
  const file = readFileSync(await download(second), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ clips: [{ row: { what: 'link' } }] });
  expect(file).toContain(link.linkUrl);
});
