import { type Destination, isSamePlace, type Place, type Space } from '../clip/destination';
import type { RecentDestination, Recents } from './settings';

/** One for each digit key. */
const MAX_DESTINATIONS = 9;
/** A bound for the store only: a space gets here when an answer showed it, and the rest is found by searching the server. */
const MAX_SPACES = 10_000;

/** Nothing remembered yet. */
export const noRecents: Recents = {
  version: 1,
  destinations: [],
  spaces: {},
  personal: {},
  closed: {},
  hosts: [],
};

/** Puts a place that was just saved to first, once, and forgets the oldest beyond nine. */
export function rememberDestination(recents: Recents, used: RecentDestination): Recents {
  const others = recents.destinations.filter(({ destination }) => !isSameUse(destination, used.destination));
  return { ...recents, destinations: [used, ...others].slice(0, MAX_DESTINATIONS) };
}

/** Puts spaces seen in an answer of a site first, each once, and forgets the oldest beyond 10,000. */
export function rememberSpaces(recents: Recents, cloudId: string, seen: readonly Space[]): Recents {
  const seenIds = new Set(seen.map(({ id }) => id));
  const others = (recents.spaces[cloudId] ?? []).filter(({ id }) => !seenIds.has(id));
  return { ...recents, spaces: { ...recents.spaces, [cloudId]: [...seen, ...others].slice(0, MAX_SPACES) } };
}

/** Notes the person's own space on a site, or that whoever is signed in there now has none. */
export function rememberPersonalSpace(recents: Recents, cloudId: string, space: Space | undefined): Recents {
  const { [cloudId]: _before, ...others } = recents.personal;
  return { ...recents, personal: space === undefined ? others : { ...others, [cloudId]: space } };
}

/** The signed-in person's own space on a site, as far as it is known. */
export function ownPlace(recents: Recents, cloudId: string | undefined): Place | undefined {
  if (cloudId === undefined) return undefined;
  const space = recents.personal[cloudId];
  return space && { cloudId, space };
}

/** Notes whether a space takes pages of this person. */
export function markSpace(recents: Recents, spaceId: string, at: { cloudId: string; canCreate: boolean }): Recents {
  const known = recents.closed[at.cloudId] ?? [];
  if (known.includes(spaceId) !== at.canCreate) return recents;
  const others = known.filter((id) => id !== spaceId);
  return { ...recents, closed: { ...recents.closed, [at.cloudId]: at.canCreate ? others : [...others, spaceId] } };
}

/** The use is the same whatever labels were given there. */
function isSameUse(one: Destination, other: Destination): boolean {
  return isSamePlace(one, other) && one.type === other.type;
}
