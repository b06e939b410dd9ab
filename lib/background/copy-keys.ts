import type { ClipId } from '../clip/clip';

/** The key of the sizes of all copies, by clip. */
export const COPY_INDEX = 'safety-copies';

/** The key of a clip's copy. */
export function copyKeyOf(id: ClipId): string {
  return `safety-copy:${id}`;
}
