import type { Place, Space } from '../../lib/clip/destination';
import type { Recents } from '../../lib/settings/settings';
import type { Option, OptionGroup } from '../base/option-list';
import type { Text } from '../base/text';
import type { SearchState } from '../base/use-search';
import { nameOfPlace } from '../words/states';
import { fitsWords, rankSpaces, recentPlaces } from './places';

export type PlaceSources = {
  recents: Recents;
  /** The signed-in person's site. */
  cloudId: string | undefined;
  words: string;
  /** What the server found behind the cache. */
  search: SearchState<Space>;
};

/** What the space picker offers: places saved to, spaces seen before, and what the server found besides. */
export function groupPlaces({ recents, cloudId, words, search }: PlaceSources, { t }: Text): OptionGroup<Place>[] {
  const recent = recentPlaces(recents, cloudId);
  const used = recent
    .map(({ place }, index) => toOption(place, index + 1))
    .filter(({ value }) => fitsWords(value, words));
  if (cloudId === undefined) return [{ id: 'recent', label: t('spacesRecent'), options: used }];

  // A space that stands under "Recent" by itself is not said twice.
  const shown = new Set(used.filter(({ value }) => value.parent === undefined).map(({ value }) => value.space.id));
  const known = rankSpaces(recents.spaces[cloudId] ?? [], words).filter(({ id }) => !shown.has(id));
  for (const { id } of known) shown.add(id);
  const found = search.results.filter(({ id }) => !shown.has(id));
  const toOptions = (spaces: readonly Space[]) => spaces.map((space) => toOption({ cloudId, space }));
  return [
    { id: 'recent', label: t('spacesRecent'), options: used },
    { id: 'known', label: t('spacesKnown'), options: toOptions(known) },
    // Last, so that nothing moves under a finger when the answer comes.
    { id: 'found', label: t('spacesFound'), options: toOptions(found) },
  ];
}

/** What there is to say below the options: how many, that a search goes on, or that one cannot search now. */
export function statusOfPlaces(
  { cloudId, words, search }: Omit<PlaceSources, 'recents'>,
  count: number,
  { t, plural }: Text,
): string {
  if (cloudId === undefined) return t('spacesSignedOut');
  if (search.status === 'failed') return t('searchFailed');
  if (search.status === 'searching') return t('searching');
  if (words === '') return t('spacesAll');
  return count === 0 ? t('spacesNone', words) : plural('spacesCount', count);
}

function toOption(place: Place, digit?: number): Option<Place> {
  return {
    id: `${place.space.id}/${place.parent?.id ?? ''}${digit ?? ''}`,
    label: nameOfPlace(place),
    detail: place.space.key,
    ...(digit !== undefined && { keyHint: String(digit) }),
    value: place,
  };
}
