import { describe, expect, it } from 'vitest';
import type { Destination, Space } from '../../../lib/clip/destination';
import { noRecents, rememberDestination, rememberSpaces } from '../../../lib/settings/recents';
import type { RecentDestination } from '../../../lib/settings/settings';

const space = (id: number): Space => ({ id: String(id), key: `K${id}`, name: `Space ${id}` });
const used = (id: number, change: Partial<Destination> = {}): RecentDestination => ({
  destination: { cloudId: 'c1', space: space(id), type: 'page', labels: [], ...change },
  siteName: 'Acme',
  usedAt: id,
});
const idsOf = (recents: { destinations: RecentDestination[] }) =>
  recents.destinations.map(({ destination }) => destination.space.id);

describe('rememberDestination', () => {
  it('puts the newest first', () => {
    expect(idsOf(rememberDestination(rememberDestination(noRecents, used(1)), used(2)))).toEqual(['2', '1']);
  });

  it('moves a place that is used again to the front, with its new labels', () => {
    const twice = [used(1), used(2), used(1, { labels: ['new'] })].reduce(rememberDestination, noRecents);
    expect(idsOf(twice)).toEqual(['1', '2']);
    expect(twice.destinations[0]?.destination.labels).toEqual(['new']);
  });

  it.each<[string, Partial<Destination>]>([
    ['another parent page', { parent: { id: '5', title: 'Notes' } }],
    ['another kind of content', { type: 'blogpost' }],
    ['another site', { cloudId: 'c2' }],
  ])('keeps %s apart', (_, change) => {
    const both = rememberDestination(rememberDestination(noRecents, used(1)), used(1, change));
    expect(both.destinations).toHaveLength(2);
  });

  it('keeps nine, one for each digit', () => {
    const many = Array.from({ length: 12 }, (_, index) => used(index)).reduce(rememberDestination, noRecents);
    expect(idsOf(many)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3']);
  });
});

describe('rememberSpaces', () => {
  it('keeps the spaces of each site apart', () => {
    const both = rememberSpaces(rememberSpaces(noRecents, 'c1', [space(1)]), 'c2', [space(2)]);
    expect(both.spaces).toEqual({ c1: [space(1)], c2: [space(2)] });
  });

  it('takes the newest name of a space', () => {
    const renamed = { ...space(1), name: 'Renamed' };
    const recents = rememberSpaces(rememberSpaces(noRecents, 'c1', [space(1), space(2)]), 'c1', [renamed]);
    expect(recents.spaces).toEqual({ c1: [renamed, space(2)] });
  });

  it('keeps at most ten thousand a site', () => {
    const many = Array.from({ length: 10_001 }, (_, index) => space(index));
    const recents = rememberSpaces(rememberSpaces(noRecents, 'c1', [space(900)]), 'c1', many);
    expect(recents.spaces.c1).toHaveLength(10_000);
    expect(recents.spaces.c1?.[0]).toEqual(space(0));
  });
});
