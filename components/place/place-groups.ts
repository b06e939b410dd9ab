import { isSamePlace, type Place, type Space } from '../../lib/clip/destination';
import { ownPlace } from '../../lib/settings/recents';
import type { Recents } from '../../lib/settings/settings';
import type { Option, OptionGroup } from '../base/option-list';
import type { Text } from '../base/text';
import type { SearchState } from '../base/use-search';
import { recentPlaces } from '../clip/places';
import { fitsTitle, fitsWords, rankSpaces } from './rank-places';

/** What an option of the place picker means. */
export type PlaceChoice = { kind: 'place'; place: Place } | { kind: 'back' } | { kind: 'show-tabs' };

/** What is known without asking. */
export type KnownPlaces = {
  /** The signed-in person's site; without it only places saved to can be chosen. */
  cloudId: string | undefined;
  recents: Recents;
  stars: readonly Place[];
};

export type PlaceSources = KnownPlaces & {
  words: string;
  /** What the server found behind the cache. */
  spaces: SearchState<Space[]>;
  parents: SearchState<Place[]>;
  /** Places in open tabs; `'refused'` where the person did not allow to see them. */
  open: readonly Place[] | 'refused' | undefined;
};

type Groups = OptionGroup<PlaceChoice>[];
/** While nothing is typed the list is for what is near. */
const MAX_UNASKED = 8;

/**
 * What the picker offers, each place once: starred, saved to, open in a tab, one's own, spaces seen, and what the server
 * found. That stands last, so that nothing moves under a finger when it comes.
 */
export function groupPlaces(sources: PlaceSources, text: Text): Groups {
  const { cloudId, recents, words, stars } = sources;
  const { t } = text;
  const shown: Place[] = [];
  const list = (id: string, label: string, places: readonly Place[]): OptionGroup<PlaceChoice> => {
    const fresh = places.filter((place) => !shown.some((other) => isSamePlace(place, other)));
    shown.push(...fresh);
    return { id, label, options: fresh.map((place) => toOption(place, sources, text)) };
  };
  const fitting = (places: readonly Place[]) => places.filter((place) => fitsWords(place, words));
  const ofSite = stars.filter((star) => cloudId === undefined || star.cloudId === cloudId);
  const used = recentPlaces(recents, cloudId).map(({ place }) => place);
  const near = [list('starred', t('placesStarred'), fitting(ofSite)), list('recent', t('placesRecent'), fitting(used))];
  if (cloudId === undefined) return near;

  const inSite = (spaces: readonly Space[]) => spaces.map((space) => ({ cloudId, space }));
  const own = ownPlace(recents, cloudId);
  const known = rankSpaces(recents.spaces[cloudId] ?? [], words);
  return [
    ...near,
    list('own', t('placesOwn'), fitting(own === undefined ? [] : [own])),
    list('known', t('placesKnown'), inSite(words === '' ? known.slice(0, MAX_UNASKED) : known)),
    openGroup(sources, list, text),
    list(
      'found',
      t('placesFound'),
      inSite(answerFor(sources.spaces, words, (space) => fitsWords({ cloudId, space }, words))),
    ),
    list(
      'pages',
      t('placesPages'),
      answerFor(sources.parents, words, (place) => fitsTitle(place, words)),
    ),
  ];
}

function openGroup(
  { open, words }: PlaceSources,
  list: (id: string, label: string, places: readonly Place[]) => OptionGroup<PlaceChoice>,
  { t }: Text,
): OptionGroup<PlaceChoice> {
  const places = open === undefined || open === 'refused' ? [] : open;
  const group = list(
    'open',
    t('placesOpen'),
    places.filter((place) => fitsWords(place, words)),
  );
  if (open !== 'refused' || words !== '') return group;
  return { ...group, options: [{ id: 'show-tabs', label: t('placesShowTabs'), value: { kind: 'show-tabs' } }] };
}

export type TreeSources = KnownPlaces & {
  /** From the space down to what is open now. */
  trail: readonly Place[];
  words: string;
  children: readonly Place[];
  parents: SearchState<Place[]>;
};

/** One level of a space's tree: the way back, the place itself, what is in it, and what the space holds by the words. */
export function groupTree(sources: TreeSources, text: Text): Groups {
  const { trail, words, children } = sources;
  const here = trail.at(-1);
  if (here === undefined) return [];
  const above = trail.at(-2);
  const back = above === undefined ? text.t('placesAll') : nameOf(above);
  const inside = children.filter((place) => words === '' || fitsTitle(place, words));
  const found = answerFor(sources.parents, words, (place) => fitsTitle(place, words)).filter(
    (place) => words !== '' && !children.some((child) => isSamePlace(child, place)),
  );
  const toOptions = (places: readonly Place[]) => places.map((place) => toOption(place, sources, text));
  const { isOpenable: _isOpenable, ...itself } = toOption(here, sources, text);
  return [
    {
      id: 'here',
      label: trail.map(nameOf).join(' / '),
      options: [
        { id: 'back', label: text.t('placeBack', back), staysOpen: true, value: { kind: 'back' } },
        { ...itself, id: 'itself', label: text.t('placeHere', nameOf(here)) },
      ],
    },
    { id: 'inside', label: text.t('placeInside', nameOf(here)), options: toOptions(inside) },
    { id: 'pages', label: text.t('placesPages'), options: toOptions(found) },
  ];
}

/** A single place as the only choice, for an address. */
export function groupAddress(place: Place | undefined, known: KnownPlaces, text: Text): Groups {
  const options = place === undefined ? [] : [toOption(place, known, text)];
  return [{ id: 'address', label: text.t('placesAddress'), options }];
}

/** What the server found; while it is asked anew, of its earlier answer what still fits. */
function answerFor<Item>(state: SearchState<Item[]>, words: string, fits: (item: Item) => boolean): Item[] {
  if (state.found === undefined) return [];
  return state.found.question === words ? state.found.answer : state.found.answer.filter(fits);
}

/** A place by its own name. */
export const nameOf = ({ space, parent }: Place): string => parent?.title ?? space.name;

function toOption(place: Place, { cloudId, recents, stars }: KnownPlaces, { t }: Text): Option<PlaceChoice> {
  const { space, parent } = place;
  const digit = recentPlaces(recents, cloudId).findIndex((recent) => isSamePlace(recent.place, place)) + 1;
  const isStarred = stars.some((star) => isSamePlace(star, place));
  const isClosed = recents.closed[place.cloudId]?.includes(space.id) === true;
  return {
    id: `${space.id}/${parent?.id ?? ''}`,
    label: nameOf(place),
    detail: parent === undefined ? space.key : [space.name, ...(parent.path ?? [])].join(' / '),
    ...(digit > 0 && { keyHint: String(digit) }),
    ...(isClosed && { mark: t('placeClosed') }),
    ...(isStarred && { spoken: t('starred') }),
    isStarred,
    isOpenable: cloudId !== undefined,
    value: { kind: 'place', place },
  };
}
