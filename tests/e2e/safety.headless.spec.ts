import { setDatabaseVersion } from '../chromium/queue-database.ts';
import { readQueue } from '../chromium/queue-rows.ts';
import { save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test('a clip comes back after the database was lost, and goes into a file', async ({ extension, article }) => {
  const popup = await extension.openPopup(article);
  await save(popup);
  await expect(popup.getByRole('heading', { name: 'Saved' })).toBeVisible();
  const rescue = await extension.openPage('rescue.html');
  const [saved] = await readQueue(rescue);
  await popup.close();
  await extension.killWorker();

  await setDatabaseVersion(rescue, undefined);
  await rescue.reload();
  await expect(rescue.getByRole('listitem')).toContainText([saved?.title ?? '?']);

  await extension.openPage('options.html');
  const waking = await extension.openPopup(article);
  await expect.poll(async () => (await readQueue(rescue)).some(({ id }) => id === saved?.id)).toBe(true);
  await waking.close();
  await rescue.reload();
  const downloading = rescue.waitForEvent('download');
  await rescue.getByRole('button', { name: 'Download all' }).click();
  expect((await downloading).suggestedFilename()).toBe('quick-capture-clips.json');
});
