import { describe, expect, it } from 'vitest';
import { chooseFromSrcset } from '../../../lib/capture/srcset';

describe('chooseFromSrcset', () => {
  it.each([
    ['the only candidate', 'a.jpg', 'a.jpg'],
    ['the smallest that is wide enough', 'a.jpg 3200w, b.jpg 1600w, c.jpg 800w', 'b.jpg'],
    ['the widest when none is wide enough', 'a.jpg 320w, b.jpg 640w', 'b.jpg'],
    ['the dense one for a sharp screen', 'a.jpg, b.jpg 2x, c.jpg 3x', 'b.jpg'],
    ['an address with commas in it', '/w_100,h_50/a.jpg 100w, /w_900,h_50/a.jpg 900w', '/w_900,h_50/a.jpg'],
    ['addresses after a bare one', 'a.jpg, /x,y.jpg 2x', '/x,y.jpg'],
    ['candidates over several lines', '\n a.jpg 1x,\n b.jpg 2x\n', 'b.jpg'],
    ['a broken descriptor as 1x', 'a.jpg zzw, b.jpg 2x', 'b.jpg'],
    ['a data address whole', 'data:image/png;base64,AAAA 1x', 'data:image/png;base64,AAAA'],
  ])('takes %s', (_, srcset, expected) => {
    expect(chooseFromSrcset(srcset)).toBe(expected);
  });

  it.each([[''], [' , ,, '], [','.repeat(100_000)]])('finds nothing in %#', (srcset) => {
    expect(chooseFromSrcset(srcset)).toBeUndefined();
  });
});
