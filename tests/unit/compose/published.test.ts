import { describe, expect, it } from 'vitest';
import { readPublished } from '../../../lib/compose/published';

describe('readPublished', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['2026-03-09T23:30:00-08:00', '2026-03-09T23:30:00-08:00'],
    ['2026-03-09T23:30:00.123Z', '2026-03-09T23:30:00Z'],
    ['2026-03-09 23:30', '2026-03-09T23:30'],
    ['2026-03-09T23:30:00+0100', '2026-03-09T23:30:00+01:00'],
    ['2026-03-09T99:99', '2026-03-09'],
    ['Mon, 09 Mar 2026 23:30:00 GMT', '2026-03-09'],
    ['March 9, 2026', '2026-03-09'],
    ['9 March 2026 at noon', '2026-03-09'],
  ])('reduces %j to %j', (stated, expected) => {
    expect(readPublished(stated)).toBe(expected);
  });

  it.each([
    [''],
    ['yesterday'],
    ['2026-02-31'],
    ['0001-01-01'],
    ['9999-12-31'],
    ['2026'],
    ['09/03/2026'],
    ['1'.repeat(100_000)],
  ])('gives nothing for %j', (stated) => {
    expect(readPublished(stated)).toBeUndefined();
  });
});
