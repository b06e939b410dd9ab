import { openDB } from 'idb';
import type { ClipId } from '../clip/clip';
import { toBase64 } from './base64';
import { isMirrored, type WholeClip } from './mirror';
import { QUEUE_DATABASE, type QueueDatabase, type QueueSchema, type StoredPicture } from './queue-database';
import { keysOf } from './queue-reads';
import type { QueuedClip } from './queued-clip';

/** A clip with all that belongs to it, pictures by asset id. */
export type HeldClip = WholeClip & { pictures: ReadonlyMap<string, StoredPicture> };

/** What lies beside a clip's row; its document may be gone. */
type Payload = Pick<HeldClip, 'pictures'> & Partial<Pick<HeldClip, 'document'>>;

/** What can be saved of the queue, whatever its version and whoever else is broken. */
export interface Salvage {
  /** What is not published yet, the newest first. */
  rows: QueuedClip[];
  /** Every clip the database knows, published or not. */
  known: ReadonlySet<ClipId>;
  /** A clip in whatever state, or undefined where its row or its document is gone. */
  find(id: ClipId): Promise<HeldClip | undefined>;
  /** One clip as a piece of the file. */
  write(row: QueuedClip): Promise<string>;
}

/** A clip in the file: its row, its document, and the pictures' bytes as base64. No secret is among them. */
export type FiledClip = Partial<WholeClip> & {
  pictures: { assetId: string; mediaType: string; data: string }[];
};

/** One clip as a piece of the file; without its document nobody can read it, but its address is in it. */
export function toPiece({ row, document, pictures }: Payload & Pick<HeldClip, 'row'>): string {
  const filed: FiledClip = {
    row,
    ...(document && { document }),
    pictures: [...pictures].map(([assetId, { bytes, mediaType }]) => ({ assetId, mediaType, data: toBase64(bytes) })),
  };
  return JSON.stringify(filed);
}

async function readPayload(database: QueueDatabase, id: ClipId): Promise<Payload> {
  const transaction = database.transaction(['documents', 'pictures']);
  const store = transaction.objectStore('pictures');
  const [document, keys] = await Promise.all([
    transaction.objectStore('documents').get(id),
    store.getAllKeys(keysOf(id)),
  ]);
  const found = await Promise.all(keys.map(async (key) => [key[1], await store.get(key)] as const));
  const pictures = new Map(found.flatMap(([assetId, picture]) => (picture ? [[assetId, picture] as const] : [])));
  return { ...(document && { document }), pictures };
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
    find: async (id) => {
      const row = all.find((each) => each.id === id);
      const { document, pictures } = await readPayload(database, id);
      return row && document && { row, document, pictures };
    },
    write: async (row) => toPiece({ row, ...(await readPayload(database, row.id)) }),
  };
}

/** The file, from its pieces: they are joined as a Blob, so that no string holds them all. */
export function toFile(pieces: readonly string[]): Blob {
  const separated = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [',\n', piece]));
  const opening = '{"format":"quick-capture-for-confluence","version":1,"clips":[\n';
  return new Blob([opening, ...separated, '\n]}\n'], { type: 'application/json' });
}
