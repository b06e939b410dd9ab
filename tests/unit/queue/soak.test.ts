import { describe, expect, it } from 'vitest';
import { soak } from './soak';

describe('a soak', { timeout: 600_000 }, () => {
  it('of 500 clips through faults and deaths loses none, doubles none and finishes all', async () => {
    const report = await soak({ clips: 500, seed: 20_261_124 });
    expect(report.wrongs).toEqual([]);
    expect(report).toMatchObject({ done: 500, unfinished: 0 });
    expect(report.faults).toBeGreaterThan(500);
    expect(report.crashes).toBeGreaterThan(250);
  });

  it('is the same for the same seed', async () => {
    const [first, second] = [await soak({ clips: 20, seed: 7 }), await soak({ clips: 20, seed: 7 })];
    expect(second).toEqual(first);
  });
});
