import { createStoredItem, type StoredItem } from '../../lib/platform/stored-item';

/** When the popup last asked for a site's pictures (milliseconds since the epoch): the answer may find it closed. */
export function createPictureQuestion(): StoredItem<number | undefined> {
  return createStoredItem({
    area: 'session',
    key: 'picture-question',
    parse: (stored) => (typeof stored === 'number' ? stored : undefined),
  });
}
