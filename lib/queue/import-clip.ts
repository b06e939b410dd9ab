import { WIRE_FOR } from '../adf/body';
import type { Asset } from '../clip/asset';
import { admit } from './decisions';
import type { WholeClip } from './mirror';
import { addLoss } from './pictures';
import type { QueueConnection } from './queue-connection';
import type { StoredPicture } from './queue-database';
import type { QueuedClip } from './queued-clip';

/** A clip from a file whose every part was checked; the pictures by their asset's id. */
export type ImportedClip = WholeClip & { pictures: ReadonlyMap<string, StoredPicture> };

/** What became of the clips of a file. */
export type ImportCounts = { added: number; known: number; unreadable: number };

function assetOf(asset: Asset, picture: StoredPicture | undefined): Asset {
  if (picture === undefined)
    return asset.state === 'lost' ? asset : { ...asset, state: 'lost', loss: 'image-unreadable' };
  return { ...asset, state: 'stored', mediaType: picture.mediaType, size: picture.bytes.byteLength };
}

/**
 * The row of a clip that comes from a file. Nothing it says of Confluence is taken over, no draft id above all: a file
 * could name somebody's page, to be overwritten or deleted. What may be a page already waits for its person, so that
 * there are never two of it unless they want that. `now` is in milliseconds since the epoch.
 */
export function toImportedRow({ row, pictures }: ImportedClip, now: number): QueuedClip {
  const { id, what, source, title, capturedAt, captureId, onTitleTaken, destination, owner } = row;
  const assets = row.assets.map((asset) => assetOf(asset, pictures.get(asset.id)));
  const gone = assets.filter(({ state }, index) => state === 'lost' && row.assets[index]?.state !== 'lost').length;
  const fresh: QueuedClip = {
    id,
    revision: 0,
    state: 'captured',
    what,
    source,
    title,
    assets,
    losses: gone === 0 ? row.losses : addLoss(row.losses, 'image-unreadable', gone),
    capturedAt,
    captureId,
    onTitleTaken,
    notBefore: now,
    attempts: 0,
    attemptedPublish: false,
    wire: WIRE_FOR[destination?.type ?? 'page'],
    attachments: {},
    ...(destination && { destination }),
    ...(owner && { owner }),
  };
  const isBegun = row.attemptedPublish || row.state === 'cancelling';
  return isBegun ? { ...fresh, state: 'needs-user', resumeState: 'queued', reason: 'imported' } : admit(fresh);
}

/**
 * Puts a clip from a file into the queue with all that belongs to it, unless the queue knows it: in any state but that of
 * a preview, which the file may have been made from, or as published. Resolves to whether it was added; rejects with a
 * QueueError.
 */
export function importClip({ write }: QueueConnection, clip: ImportedClip, now: number): Promise<boolean> {
  const row = toImportedRow(clip, now);
  return write(async (transaction) => {
    const known = await transaction.objectStore('clips').get(row.id);
    const published = await transaction.objectStore('tombstones').getKey(row.id);
    if ((known && known.state !== 'captured') || published !== undefined) return false;
    await transaction.objectStore('clips').put(row);
    await transaction.objectStore('documents').put(clip.document, row.id);
    for (const { id, state } of row.assets) {
      const picture = state === 'stored' ? clip.pictures.get(id) : undefined;
      if (picture) await transaction.objectStore('pictures').put(picture, [row.id, id]);
    }
    return true;
  });
}
