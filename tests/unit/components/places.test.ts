import { describe, expect, it } from 'vitest';
import { createText } from '../../../components/base/text';
import { groupPlaces, statusOfPlaces } from '../../../components/clip/place-options';
import { rankSpaces } from '../../../components/clip/places';
import type { Space } from '../../../lib/clip/destination';
import { english } from './english';
import * as sample from './samples';

const text = createText(english);
const idle = { status: 'idle', results: [] } as const;

describe('rankSpaces', () => {
  const space = (key: string, name: string): Space => ({ id: key, key, name });
  const spaces = [
    space('ZZ', 'Old engine room'),
    space('LEG', 'Legal engineering'),
    space('EN', 'English texts'),
    space('ENG', 'Engineering'),
    space('MU', 'Müller'),
  ];

  it.each([
    ['eng', ['ENG', 'EN', 'ZZ', 'LEG']],
    ['en', ['EN', 'ENG', 'ZZ', 'LEG']],
    ['muller', ['MU']],
    ['gine', ['ZZ', 'LEG', 'ENG']],
    ['nothing', []],
  ])('puts for %j the best first', (words, keys) => {
    expect(rankSpaces(spaces, words).map(({ key }) => key)).toEqual(keys);
  });

  it('shows all in their order while nothing is typed', () => {
    expect(rankSpaces(spaces, '  ')).toEqual(spaces);
  });

  it('stops at fifty, however many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => space(`K${index}`, `Space ${index}`));
    expect(rankSpaces(many, 'space')).toHaveLength(50);
  });
});

describe('groupPlaces', () => {
  const labelsOf = (words: string, found: Space[] = []) =>
    groupPlaces(
      { recents: sample.recents, cloudId: 'acme', words, search: { status: 'done', results: found } },
      text,
    ).map(({ options }) => options.map(({ label }) => label));

  it('offers places saved to, spaces seen, and what the server found besides', () => {
    expect(labelsOf('', [sample.legal])).toEqual([
      ['Engineering / Reading list', 'Research'],
      ['Engineering', 'Marketing'],
      ['Legal engineering'],
    ]);
  });

  it('says no space twice', () => {
    expect(labelsOf('re', [sample.research, sample.legal])).toEqual([
      ['Engineering / Reading list', 'Research'],
      [],
      ['Legal engineering'],
    ]);
  });

  it('finds a place by its parent page', () => {
    expect(labelsOf('reading')[0]).toEqual(['Engineering / Reading list']);
  });

  it('keeps the digit of a place while the list is filtered', () => {
    const [recent] = groupPlaces({ recents: sample.recents, cloudId: 'acme', words: 'res', search: idle }, text);
    expect(recent?.options).toMatchObject([{ label: 'Research', keyHint: '2' }]);
  });

  it('offers nothing of another site', () => {
    const groups = groupPlaces({ recents: sample.recents, cloudId: 'other', words: '', search: idle }, text);
    expect(groups.flatMap(({ options }) => options)).toEqual([]);
  });

  it('offers only places saved to while nobody is signed in', () => {
    const groups = groupPlaces({ recents: sample.recents, cloudId: undefined, words: '', search: idle }, text);
    expect(groups.map(({ id }) => id)).toEqual(['recent']);
  });
});

describe('statusOfPlaces', () => {
  it.each([
    ['', 'acme', 'idle', 3, 'Type to search every space.'],
    ['x', 'acme', 'searching', 1, 'Searching Confluence…'],
    ['x', 'acme', 'done', 1, '1 space'],
    ['x', 'acme', 'done', 12, '12 spaces'],
    ['x', 'acme', 'done', 0, 'No space matches “x”.'],
    ['x', 'acme', 'failed', 2, 'Confluence cannot be reached. These are the spaces seen before.'],
    ['x', undefined, 'idle', 2, 'Sign in to search every space.'],
  ] as const)('for %j on %s, %s with %d: %s', (words, cloudId, status, count, expected) => {
    expect(statusOfPlaces({ cloudId, words, search: { status, results: [] } }, count, text)).toBe(expected);
  });
});
