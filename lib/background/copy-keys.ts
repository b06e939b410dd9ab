import type { ClipId } from '../clip/clip';

/** The key of the sizes of all copies, by clip. */
export const COPY_INDEX = 'safety-copies';

/** The key of a clip's copy. */
export function copyKeyOf(id: ClipId): string {
  return `safety-copy:${id}`;
}

/** How many characters each copied clip takes, by its id. */
export type Sizes = Record<ClipId, number>;

/** What lies under the index's key, whatever it is; nothing where it is no index. */
export function parseSizes(stored: unknown): Sizes {
  if (typeof stored !== 'object' || stored === null) return {};
  const known = Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return Object.fromEntries(known);
}
