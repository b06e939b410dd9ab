import { type Destination, type Place, placeOf } from '../../lib/clip/destination';
import type { Recents } from '../../lib/settings/settings';

/** A place that was saved to, with what it was saved as. */
export type RecentPlace = { place: Place; destination: Destination };

/** The places saved to on a site, newest first; on every site while nobody is signed in. */
export function recentPlaces(recents: Recents, cloudId: string | undefined): RecentPlace[] {
  return recents.destinations
    .filter(({ destination }) => cloudId === undefined || destination.cloudId === cloudId)
    .map(({ destination }) => ({ destination, place: placeOf(destination) }));
}
