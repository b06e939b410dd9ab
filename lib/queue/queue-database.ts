import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import type { AdfDocument } from '../adf/nodes';
import type { ClipId } from '../clip/clip';
import type { Destination } from '../clip/destination';
import type { Loss } from '../clip/loss';
import { QueueError, toQueueError } from './queue-error';
import type { ClipState, QueuedClip } from './queued-clip';
import type { Pause } from './retry';

/** The database's name; the rescue page opens it without the rest of the queue. */
export const QUEUE_DATABASE = 'queue';
const VERSION = 1;

/** A picture's bytes as they are stored: in the record itself, so that one write is all or nothing. */
export type StoredPicture = { bytes: ArrayBuffer; mediaType: string };

/** What was saved where: outlives its clip, and is the local history. `at` is in milliseconds since the epoch. */
export type Tombstone = {
  clipId: ClipId;
  pageId: string;
  /** Of the page in Confluence. */
  url?: string;
  title: string;
  /** The address its page is known by, without fragment and tracking. */
  sourceUrl: string;
  destination: Destination;
  at: number;
  /** What could not be kept, if anything. */
  losses?: readonly Loss[];
};

/** What is true of the queue as a whole. */
export type QueueMeta = { pause?: Pause; purgedAt?: number };

/** The stores. Documents and pictures lie apart, so that lists read rows only. */
export interface QueueSchema extends DBSchema {
  clips: {
    key: ClipId;
    value: QueuedClip;
    indexes: {
      /** What is due, and what is next. */
      due: [ClipState, number];
      /** Lists of some states, by age. */
      age: [ClipState, number, ClipId];
      gesture: [string, number];
    };
  };
  documents: { key: ClipId; value: AdfDocument };
  pictures: { key: [ClipId, string]; value: StoredPicture };
  tombstones: { key: ClipId; value: Tombstone; indexes: { at: number; source: [string, number] } };
  meta: { key: 'queue'; value: QueueMeta };
}

export type QueueDatabase = IDBPDatabase<QueueSchema>;

function createStores(database: IDBDatabase): void {
  const clips = database.createObjectStore('clips', { keyPath: 'id' });
  clips.createIndex('due', ['state', 'notBefore']);
  clips.createIndex('age', ['state', 'capturedAt', 'id']);
  clips.createIndex('gesture', ['captureId', 'capturedAt']);
  database.createObjectStore('documents');
  database.createObjectStore('pictures');
  const tombstones = database.createObjectStore('tombstones', { keyPath: 'clipId' });
  tombstones.createIndex('at', 'at');
  tombstones.createIndex('source', ['sourceUrl', 'at']);
  database.createObjectStore('meta');
}

export type OpenOptions = {
  indexedDb: IDBFactory;
  /** Milliseconds to wait for other contexts to let go of an older version. */
  blockedAfter: number;
  /** The connection is gone: closed for a newer version, or lost with the database. */
  onClosed(): void;
};

/**
 * Opens the queue's database, making it if need be. Gives way at once when another context wants a newer version.
 * Rejects with a QueueError: `blocked`, `future-version` or `broken`.
 */
export function openQueueDatabase({ indexedDb, blockedAfter, onClosed }: OpenOptions): Promise<QueueDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<QueueDatabase>();
  const request = indexedDb.open(QUEUE_DATABASE, VERSION);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGivenUp = false;
  request.onupgradeneeded = () => createStores(request.result);
  request.onblocked = () => {
    timer = setTimeout(() => {
      isGivenUp = true;
      reject(new QueueError('blocked'));
    }, blockedAfter);
  };
  request.onerror = () => {
    clearTimeout(timer);
    reject(toQueueError(request.error));
  };
  request.onsuccess = () => {
    clearTimeout(timer);
    const database = request.result;
    // Left open, a connection nobody waits for any more would block the next upgrade in its turn.
    if (isGivenUp) return database.close();
    database.onversionchange = () => {
      database.close();
      onClosed();
    };
    database.onclose = onClosed;
    resolve(wrap(database) as QueueDatabase);
  };
  return promise;
}
