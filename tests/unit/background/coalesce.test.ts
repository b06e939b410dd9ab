import { expect, it } from 'vitest';
import { coalesce } from '../../../lib/background/coalesce';

it('makes many wishes during one run one more run', async () => {
  let runs = 0;
  const run = coalesce(async () => {
    runs += 1;
    await Promise.resolve();
  });
  await Promise.all(Array.from({ length: 10 }, run));
  expect(runs).toBe(2);
  await run();
  expect(runs).toBe(3);
});

it('runs again after a failure', async () => {
  let runs = 0;
  const run = coalesce(async () => {
    runs += 1;
    if (runs === 1) throw new Error('once');
  });
  await expect(run()).rejects.toThrow('once');
  await run();
  expect(runs).toBe(2);
});
