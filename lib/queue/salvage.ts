import { openDB } from 'idb';
import type { ClipId } from '../clip/clip';
import { toBase64 } from './base64';
import { isMirrored, type WholeClip } from './mirror';
import { QUEUE_DATABASE, type QueueDatabase, type QueueSchema } from './queue-database';
import { keysOf } from './queue-reads';
import type { QueuedClip } from './queued-clip';

/** What can be saved of the queue, whatever its version and whoever else is broken. */
export interface Salvage {
  /** What is not published yet, the newest first. */
  rows: QueuedClip[];
  /** Every clip the database knows, published or not. */
  known: ReadonlySet<ClipId>;
  /** One clip as a piece of the file. */
  write(row: QueuedClip): Promise<string>;
}

/** A clip in the file: its row, its document, and the pictures' bytes as base64. No secret is among them. */
export type FiledClip = Partial<WholeClip> & {
  pictures: { assetId: string; mediaType: string; data: string }[];
};

async function fileClip(database: QueueDatabase, row: QueuedClip): Promise<FiledClip> {
  const transaction = database.transaction(['documents', 'pictures']);
  const store = transaction.objectStore('pictures');
  const [document, keys] = await Promise.all([
    transaction.objectStore('documents').get(row.id),
    store.getAllKeys(keysOf(row.id)),
  ]);
  const pictures = await Promise.all(keys.map(async (key) => ({ assetId: key[1], picture: await store.get(key) })));
  return {
    row,
    ...(document && { document }),
    pictures: pictures.flatMap(({ assetId, picture }) =>
      picture ? [{ assetId, mediaType: picture.mediaType, data: toBase64(picture.bytes) }] : [],
    ),
  };
}

/**
 * Opens the queue in whatever version it is, and never makes one. Rejects when there is none, or when it cannot be read.
 */
export async function openSalvage(): Promise<Salvage> {
  const database = await openDB<QueueSchema>(QUEUE_DATABASE, undefined, {
    // An empty database made here would be taken for a finished one ever after.
    upgrade: (_database, _from, _to, transaction) => transaction.abort(),
    blocking: (_from, _to, event) => (event.target as IDBDatabase | null)?.close(),
  });
  const all = await database.getAll('clips');
  return {
    rows: all.filter(({ state }) => isMirrored(state)).sort((left, right) => right.capturedAt - left.capturedAt),
    known: new Set(all.map(({ id }) => id)),
    write: async (row) => JSON.stringify(await fileClip(database, row)),
  };
}

/** The file, from its pieces: they are joined as a Blob, so that no string holds them all. */
export function toFile(pieces: readonly string[]): Blob {
  const separated = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [',\n', piece]));
  const opening = '{"format":"quick-capture-for-confluence","version":1,"clips":[\n';
  return new Blob([opening, ...separated, '\n]}\n'], { type: 'application/json' });
}
