/** One candidate of a `srcset`: an address, and how wide (`w`) or how dense (`x`) its picture is. */
type Candidate = { url: string; width: number; density: number };

/** Wide enough for a page read on a sharp screen; anything wider costs bytes and shows nothing. */
const ENOUGH_WIDTH = 1600;
const ENOUGH_DENSITY = 2;

/** A `srcset` longer than this is a page's mistake or its malice. */
const MAX_LENGTH = 20_000;

/**
 * Gives the address of the candidate that suits a page read on a sharp screen: the smallest that is wide or dense
 * enough, else the largest. Takes the text of a `srcset` attribute; `undefined` when it names no picture.
 *
 * Splitting follows the HTML standard ("parse a srcset attribute"): an address ends at white space, so commas inside
 * it are its own, and commas at its end are not.
 */
export function chooseFromSrcset(srcset: string): string | undefined {
  const candidates = parseSrcset(srcset.slice(0, MAX_LENGTH));
  const enough = candidates.filter(isEnough).sort(bySize)[0];
  return (enough ?? candidates.sort(bySize).at(-1))?.url;
}

/** An address, without the commas at its end, and then either such commas or its descriptor. */
const CANDIDATE = /([^\s,]\S*(?<!,))(?:,+|\s+([^\s,][^,]*))?/g;

function parseSrcset(srcset: string): Candidate[] {
  return [...srcset.matchAll(CANDIDATE)].map(([, url = '', descriptor = '']) => readCandidate(url, descriptor.trim()));
}

function readCandidate(url: string, descriptor: string): Candidate {
  const amount = Number.parseFloat(descriptor);
  const isAmount = Number.isFinite(amount) && amount > 0;
  if (isAmount && descriptor.endsWith('w')) return { url, width: amount, density: 0 };
  return { url, width: 0, density: isAmount ? amount : 1 };
}

function isEnough({ width, density }: Candidate): boolean {
  return width >= ENOUGH_WIDTH || density >= ENOUGH_DENSITY;
}

function bySize(one: Candidate, other: Candidate): number {
  return one.width - other.width || one.density - other.density;
}
