import { readFileSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { damageBuild } from '../chromium/damaged-build.ts';
import { launchExtension } from '../chromium/extension-browser.ts';
import { setDatabaseVersion } from '../chromium/queue-database.ts';
import { readQueue } from '../chromium/queue-rows.ts';
import { save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

/** The clips of the file that a screen's button gives, by title. */
async function titlesInFile(screen: Page, button: string): Promise<string[]> {
  const downloading = screen.waitForEvent('download');
  await screen.getByRole('button', { name: button, exact: true }).click();
  const file: { format: string; clips: { row: { title: string }; document: object; pictures: object[] }[] } =
    JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
  expect(file.format).toBe('quick-capture-for-confluence');
  for (const clip of file.clips) {
    expect(clip.document).toMatchObject({ type: 'doc' });
    expect(clip.pictures).toHaveLength(2);
  }
  return file.clips.map(({ row }) => row.title);
}

test('whatever is broken, what waits can be taken out', async ({ confluence, extension, article }) => {
  const screen = await extension.openPage('rescue.html');
  const popup = await extension.openPopup(article);
  await popup.getByLabel('Title').fill('Kept through it all');
  const stored = async () => (await readQueue(screen)).flatMap(({ assets }) => assets.map(({ state }) => state));
  await expect.poll(stored).toEqual(['stored', 'stored']);
  await save(popup);
  await extension.context.close();

  const build = damageBuild({ 'background.js': (script) => `throw new Error('broken at start');${script}` });
  const broken = await launchExtension({ server: confluence.server, profile: extension.profile, build });
  try {
    const rescue = await broken.openPage('rescue.html');
    await expect(rescue.getByRole('listitem')).toContainText(['Kept through it all']);
    expect(await titlesInFile(rescue, 'Download all')).toEqual(['Kept through it all']);

    await setDatabaseVersion(rescue, 99);
    await rescue.reload();
    await expect(rescue.getByRole('listitem')).toContainText(['Kept through it all']);
    expect(await titlesInFile(rescue, 'Download all')).toEqual(['Kept through it all']);

    const page = await broken.context.newPage();
    await page.goto(article.url());
    const unsaved = await broken.openPopup(page);
    await expect(unsaved.getByText('Nothing was saved yet.')).toBeVisible();
    await unsaved.getByLabel('Title').fill('Read without a worker');
    expect(await titlesInFile(unsaved, 'Download')).toEqual(['Read without a worker']);
  } finally {
    await broken.context.close();
    rmSync(build, { recursive: true });
  }
});
