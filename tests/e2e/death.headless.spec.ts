import { surviveKills } from '../soak/browser.ts';
import { expect, test } from './fixtures.ts';

test.use({ isSignedIn: true });

test('two hundred deaths of the worker lose nothing and double nothing', async ({ confluence, extension }) => {
  // Two minutes were measured on a busy machine; only what hangs shall fail by time.
  test.setTimeout(600_000);
  const { clips, kills, draftsLeft, ...wrong } = await surviveKills(
    { extension, confluence },
    { clips: 20, kills: 200 },
  );
  expect(wrong).toEqual({ lost: 0, duplicated: 0, incomplete: 0, unfinished: 0 });
  expect(clips).toBeGreaterThanOrEqual(20);
  expect(kills).toBeGreaterThanOrEqual(200);
  test.info().annotations.push({ type: 'counted', description: JSON.stringify({ clips, kills, draftsLeft }) });
});
