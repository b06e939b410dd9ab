import { describe, expect, it } from 'vitest';
import { createText } from '../../../components/base/text';
import { groupAddress, groupPlaces, groupTree, type PlaceSources } from '../../../components/place/place-groups';
import { statusOfPlaces } from '../../../components/place/place-status';
import { rankSpaces } from '../../../components/place/rank-places';
import type { Place, Space } from '../../../lib/clip/destination';
import { english } from './english';
import * as sample from './samples';

const text = createText(english);
const idle = { status: 'idle' } as const;
const listed = { cloudId: 'acme', recents: sample.recents, stars: [] };

const placeIn = (space: Space, id: string, title: string, path: string[] = []): Place => ({
  cloudId: 'acme',
  space,
  parent: { id, title, path },
});

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
  const group = (change: Partial<PlaceSources> = {}) =>
    groupPlaces({ ...listed, words: '', spaces: idle, parents: idle, open: undefined, ...change }, text);
  const labelsOf = (change: Partial<PlaceSources> = {}) =>
    Object.fromEntries(
      group(change)
        .filter(({ options }) => options.length > 0)
        .map(({ id, options }) => [id, options.map(({ label }) => label)]),
    );
  const found = <Answer>(question: string, answer: Answer) => ({
    status: 'done' as const,
    found: { question, answer },
  });

  it('offers places saved to, spaces seen, and what the server found besides', () => {
    expect(labelsOf({ spaces: found('', [sample.legal, sample.research]) })).toEqual({
      recent: ['Reading list', 'Research'],
      known: ['Engineering', 'Marketing'],
      found: ['Legal engineering'],
    });
  });

  it('lets starred places lead, each once, with the digit they have', () => {
    const stars = [{ cloudId: 'acme', space: sample.research }];
    expect(labelsOf({ stars })).toMatchObject({ starred: ['Research'], recent: ['Reading list'] });
    expect(group({ stars })[0]?.options).toMatchObject([{ isStarred: true, keyHint: '2' }]);
  });

  it('offers the own space', () => {
    const own = { id: '9', key: '~a1', name: 'Ana Sample' };
    expect(labelsOf({ recents: { ...sample.recents, personal: { acme: own } } })).toMatchObject({
      own: ['Ana Sample'],
    });
  });

  it('says of a page the way to it', () => {
    const page = placeIn(sample.engineering, '90', 'Tides', ['Research', 'Reading list']);
    const groups = group({ words: 'tid', parents: found('tid', [page]) });
    expect(groups.find(({ id }) => id === 'pages')?.options).toMatchObject([
      { label: 'Tides', detail: 'Engineering / Research / Reading list' },
    ]);
  });

  it('keeps of an earlier answer only what fits the new words', () => {
    const parents = {
      ...found('t', [placeIn(sample.legal, '90', 'Tides'), placeIn(sample.legal, '91', 'Trade')]),
      status: 'searching' as const,
    };
    expect(labelsOf({ words: 'tr', parents })).toEqual({ pages: ['Trade'] });
  });

  it('marks a space that takes no page', () => {
    const recents = { ...sample.recents, closed: { acme: [sample.marketing.id] } };
    const groups = group({ words: 'mark', recents });
    expect(groups.flatMap(({ options }) => options)).toMatchObject([{ label: 'Marketing', mark: 'No permission' }]);
  });

  it('offers to show the open tabs, or shows them', () => {
    expect(labelsOf({ open: 'refused' })['open']).toEqual(['Show the Confluence pages you have open']);
    expect(labelsOf({ open: 'refused', words: 'x' })['open']).toBeUndefined();
    expect(labelsOf({ open: [placeIn(sample.legal, '92', 'Contracts')] })['open']).toEqual(['Contracts']);
  });

  it('finds a place by its page, and keeps its digit while the list is filtered', () => {
    expect(labelsOf({ words: 'reading' })).toEqual({ recent: ['Reading list'] });
    const options = group({ words: 'res' }).flatMap((each) => each.options);
    expect(options).toMatchObject([{ label: 'Research', keyHint: '2' }]);
  });

  it('offers nothing of another site, and only places saved to while nobody is signed in', () => {
    expect(labelsOf({ cloudId: 'other' })).toEqual({});
    expect(group({ cloudId: undefined }).map(({ id }) => id)).toEqual(['starred', 'recent']);
  });
});

describe('groupTree', () => {
  const trail = [{ cloudId: 'acme', space: sample.engineering }, placeIn(sample.engineering, '5', 'Research')];
  const children = [placeIn(sample.engineering, '6', 'Notes', ['Research'])];

  it('leads back, offers the place itself, then what is in it', () => {
    const [here, inside] = groupTree({ ...listed, trail, words: '', children, parents: idle }, text);
    expect(here?.label).toBe('Engineering / Research');
    expect(here?.options.map(({ label }) => label)).toEqual(['Back to Engineering', 'Here: Research']);
    expect(inside?.options.map(({ label }) => label)).toEqual(['Notes']);
  });
});

describe('groupAddress', () => {
  it('offers what the address leads to, and nothing else', () => {
    const options = groupAddress(placeIn(sample.legal, '7', 'Contracts'), listed, text).flatMap((each) => each.options);
    expect(options).toMatchObject([{ label: 'Contracts', detail: 'Legal engineering' }]);
  });
});

describe('statusOfPlaces', () => {
  it.each([
    ['', 'acme', 'idle', 3, 'Type to search. → opens, Shift+Enter stars.'],
    ['x', 'acme', 'searching', 1, 'Searching Confluence…'],
    ['x', 'acme', 'done', 1, '1 place'],
    ['x', 'acme', 'done', 12, '12 places'],
    ['x', 'acme', 'done', 0, 'Nothing matches “x”.'],
    ['x', 'acme', 'failed', 2, 'Confluence cannot be reached. These are the places seen before.'],
    ['x', undefined, 'idle', 2, 'Sign in to search every space.'],
  ] as const)('for %j on %s, %s with %d: %s', (words, cloudId, status, count, expected) => {
    expect(statusOfPlaces({ cloudId, words, asked: [{ status }] }, count, text)).toBe(expected);
  });
});
