import { type Destination, type Place, placeOf, type Space } from '../../lib/clip/destination';
import type { Recents } from '../../lib/settings/settings';

/** A place that was saved to, with what it was saved as. */
export type RecentPlace = { place: Place; destination: Destination };

/** More than one can look through; who wants another goes on typing. */
const MAX_SHOWN = 50;

/** The places saved to on a site, newest first; on every site while nobody is signed in. */
export function recentPlaces(recents: Recents, cloudId: string | undefined): RecentPlace[] {
  return recents.destinations
    .filter(({ destination }) => cloudId === undefined || destination.cloudId === cloudId)
    .map(({ destination }) => ({ destination, place: placeOf(destination) }));
}

/** The spaces that fit the words, best first: key, then the start of the name, then of a word in it, then anywhere. */
export function rankSpaces(spaces: readonly Space[], words: string): Space[] {
  const wanted = fold(words);
  if (wanted === '') return spaces.slice(0, MAX_SHOWN);
  return spaces
    .map((space) => ({ space, rank: rankOf(space, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MAX_SHOWN)
    .map(({ space }) => space);
}

/** Whether a recent place fits the words, by its space or its parent page. */
export function fitsWords({ space, parent }: Place, words: string): boolean {
  const wanted = fold(words);
  return (
    wanted === '' || rankOf(space, wanted) < noMatch || (parent !== undefined && fold(parent.title).includes(wanted))
  );
}

const noMatch = 5;

function rankOf(space: Space, wanted: string): number {
  const key = fold(space.key);
  const name = fold(space.name);
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (name.includes(` ${wanted}`)) return 3;
  return name.includes(wanted) || key.includes(wanted) ? 4 : noMatch;
}

/** Without case and accents, so that "muller" finds "Müller". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
}
