import type { ClipId } from '../clip/clip';
import type { PictureEvent } from './clip-event';
import type { ClipQueue } from './clip-queue';
import { createRow } from './new-entry';
import { afterPicture } from './pictures';
import type { StoredPicture } from './queue-database';
import type { HeldClip } from './salvage';

/** As much of a queue as the capture of one clip asks for. */
export interface Holder extends Pick<ClipQueue, 'add' | 'get' | 'getDocument' | 'storePicture' | 'losePicture'> {
  /** The clip as it is now; undefined before there is one. */
  held(): HeldClip | undefined;
}

/** Stands in for a queue that takes nothing: holds one clip, at first the given one, in a memory that ends with its screen. */
export function createHolder(first?: HeldClip): Holder {
  const pictures = new Map<string, StoredPicture>(first?.pictures);
  let whole: Omit<HeldClip, 'pictures'> | undefined = first;
  const find = (id: ClipId) => (whole?.row.id === id ? whole : undefined);
  const note = async (id: ClipId, event: PictureEvent) => {
    const found = find(id);
    const row = found && afterPicture(found.row, event);
    if (!found || !row || row === 'refused') return undefined;
    whole = { ...found, row };
    return row;
  };
  return {
    add: async (entry) => {
      const row = createRow(entry);
      pictures.clear();
      whole = { row, document: entry.clip.document };
      return row;
    },
    get: async (id) => find(id)?.row,
    getDocument: async (id) => find(id)?.document,
    storePicture: async (id, assetId, { bytes, ...facts }) => {
      const buffer = bytes instanceof Blob ? await bytes.arrayBuffer() : bytes;
      const event: PictureEvent = { type: 'picture-stored', assetId, facts: { ...facts, size: buffer.byteLength } };
      const row = await note(id, event);
      if (row) pictures.set(assetId, { bytes: buffer, mediaType: facts.mediaType });
      return row;
    },
    losePicture: (id, assetId, loss) => note(id, { type: 'picture-lost', assetId, loss }),
    held: () => whole && { ...whole, pictures: new Map(pictures) },
  };
}
