import { publishedContents, waitForContents } from '../harness/embedded-confluence.ts';
import { chooseSpace, save } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

test('a clip saved offline is published when the network returns', async ({ confluence, extension, article }) => {
  const before = await extension.openPopup(article);
  await chooseSpace(before, 'Design');
  await extension.context.setOffline(true);
  await save(before);
  await expect(before.getByText('Saved here, to be published')).toBeVisible();
  await before.close();
  expect(publishedContents(confluence)).toEqual([]);

  await extension.context.setOffline(false);
  await extension.endWaits();
  await extension.openPopup(article);
  await waitForContents(confluence, 1);
});

test('a killed worker goes on where it was', async ({ confluence, extension, article }) => {
  confluence.fake.faults.add({ kind: 'hang', when: 'after' }, { method: 'POST', path: '/wiki/api/v2/pages' });
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await save(popup);
  await expect.poll(() => confluence.fake.faults.waiting()).toBe(0);
  await extension.killWorker();
  await popup.close();
  confluence.fake.faults.release();

  await extension.openPopup(article);
  await waitForContents(confluence, 1);
  expect(publishedContents(confluence)).toHaveLength(1);
});

test('a restarted browser publishes what waited, by itself', async ({ confluence, article, extension }) => {
  // It looks for the network again after 45 seconds; browsers forget their alarms when they quit.
  test.setTimeout(180_000);
  const popup = await extension.openPopup(article);
  await chooseSpace(popup, 'Design');
  await extension.context.setOffline(true);
  await save(popup);
  const restarted = await extension.restart();
  await waitForContents(confluence, 1, 90_000);
  await restarted.close();
});
