import { describe, expect, it } from 'vitest';
import type { Loss } from '../../../lib/clip/loss';
import { addLoss, mergeLosses } from '../../../lib/clip/losses';

const tables: Loss = { code: 'table-flattened', count: 1 };
const images: Loss = { code: 'image-unreadable', count: 2 };

describe('addLoss', () => {
  it('counts a kind that is there already in its place', () => {
    expect(addLoss([tables, images], 'table-flattened', 3)).toEqual([{ code: 'table-flattened', count: 4 }, images]);
  });

  it('puts a new kind at the end', () => {
    expect(addLoss([tables], 'cut-short')).toEqual([tables, { code: 'cut-short', count: 1 }]);
  });

  it('leaves the list it was given as it is', () => {
    const before = [tables];
    addLoss(before, 'table-flattened');
    expect(before).toEqual([{ code: 'table-flattened', count: 1 }]);
  });
});

describe('mergeLosses', () => {
  it('adds up several lists', () => {
    expect(mergeLosses([tables], [images, tables], [])).toEqual([{ code: 'table-flattened', count: 2 }, images]);
  });

  it('drops what never happened', () => {
    expect(mergeLosses([{ code: 'cut-short', count: 0 }])).toEqual([]);
  });
});
