import type { Destination, Space } from '../clip/destination';
import type { RecentDestination, Recents } from './settings';

/** One for each digit key. */
const MAX_DESTINATIONS = 9;
/** Enough for every space most people ever open; the rest is found by searching the server. */
const MAX_SPACES = 500;

/** Nothing remembered yet. */
export const noRecents: Recents = { version: 1, destinations: [], spaces: {} };

/** Puts a place that was just saved to first, once, and forgets the oldest beyond nine. */
export function rememberDestination(recents: Recents, used: RecentDestination): Recents {
  const others = recents.destinations.filter(({ destination }) => !isSamePlace(destination, used.destination));
  return { ...recents, destinations: [used, ...others].slice(0, MAX_DESTINATIONS) };
}

/** Puts spaces seen in an answer of a site first, each once, and forgets the oldest beyond 500. */
export function rememberSpaces(recents: Recents, cloudId: string, seen: readonly Space[]): Recents {
  const seenIds = new Set(seen.map(({ id }) => id));
  const others = (recents.spaces[cloudId] ?? []).filter(({ id }) => !seenIds.has(id));
  return { ...recents, spaces: { ...recents.spaces, [cloudId]: [...seen, ...others].slice(0, MAX_SPACES) } };
}

/** The place is the same whatever labels were given there. */
function isSamePlace(one: Destination, other: Destination): boolean {
  return (
    one.cloudId === other.cloudId &&
    one.space.id === other.space.id &&
    one.type === other.type &&
    one.parent?.id === other.parent?.id
  );
}
