import type { Place, Space } from '../../lib/clip/destination';

/** More than one can look through; who wants another goes on typing. */
const MAX_SHOWN = 50;

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

/** Whether a place fits the words, by its space or by the page or folder in it. */
export function fitsWords({ space, parent }: Place, words: string): boolean {
  const wanted = fold(words);
  const isSpace = wanted === '' || rankOf(space, wanted) < noMatch;
  return isSpace || (parent !== undefined && fold(parent.title).includes(wanted));
}

/** Whether a page or folder fits the words by its own title. */
export function fitsTitle({ parent, space }: Place, words: string): boolean {
  return fold(parent?.title ?? space.name).includes(fold(words));
}

const noMatch = 5;
/** Folding ten thousand names takes longer than the key press may: each space is folded once. */
const folded = new WeakMap<Space, { key: string; name: string }>();

function rankOf(space: Space, wanted: string): number {
  const known = folded.get(space) ?? { key: fold(space.key), name: fold(space.name) };
  folded.set(space, known);
  const { key, name } = known;
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
