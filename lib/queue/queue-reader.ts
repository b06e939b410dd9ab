import type { AdfDocument } from '../adf/nodes';
import type { ClipId } from '../clip/clip';
import { type Drain, readDrain } from './drain';
import { type HistoryOptions, readHistory } from './history';
import { connectToQueue, type QueueConnection } from './queue-connection';
import type { StoredPicture, Tombstone } from './queue-database';
import { countClips, type ListOptions, listClips } from './queue-reads';
import type { ClipState, QueuedClip } from './queued-clip';
import type { Pause } from './retry';

/** What waits, to look at. Every method rejects with a QueueError. */
export interface QueueReader {
  get(id: ClipId): Promise<QueuedClip | undefined>;
  getDocument(id: ClipId): Promise<AdfDocument | undefined>;
  getPicture(id: ClipId, assetId: string): Promise<StoredPicture | undefined>;
  list(options: ListOptions): Promise<QueuedClip[]>;
  count(): Promise<Record<ClipState, number>>;
  drain(): Promise<Drain>;
  /** Why nothing is published now, whatever the clip; it may be over by its `until`. */
  pause(): Promise<Pause | undefined>;
  /** What was saved where, kept for 90 days. */
  history(options: HistoryOptions): Promise<Tombstone[]>;
}

/** Reads through a connection that is there already: each call is a transaction of its own. */
export function createQueueReader({ read }: Pick<QueueConnection, 'read'>): QueueReader {
  return {
    get: (id) => read((transaction) => transaction.objectStore('clips').get(id)),
    getDocument: (id) => read((transaction) => transaction.objectStore('documents').get(id)),
    getPicture: (id, assetId) => read((transaction) => transaction.objectStore('pictures').get([id, assetId])),
    list: (options) => read((transaction) => listClips(transaction, options)),
    count: () => read(countClips),
    drain: () => read(readDrain),
    pause: () => read(async (transaction) => (await transaction.objectStore('meta').get('queue'))?.pause),
    history: (options) => read((transaction) => readHistory(transaction, options)),
  };
}

/**
 * The queue for whoever only looks at it, without the weight of its rules. The database is opened at the first call, and
 * again at the next one after a failure; `blockedAfter` is in milliseconds, as for the queue itself.
 */
export function openQueueReader({
  indexedDb = indexedDB,
  blockedAfter = 5_000,
}: {
  indexedDb?: IDBFactory;
  blockedAfter?: number;
} = {}): QueueReader {
  return createQueueReader(connectToQueue({ indexedDb, blockedAfter }));
}
