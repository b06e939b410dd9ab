import type { ClipId } from '../clip/clip';
import type { LossCode } from '../clip/loss';
import type { PersonEvent, PictureEvent, PictureFacts, PublisherEvent } from './clip-event';
import type { NewEntry } from './new-entry';
import { afterPicture } from './pictures';
import { purge } from './purge';
import { connectToQueue, type QueueConnection } from './queue-connection';
import { createQueueReader, type QueueReader } from './queue-reader';
import { findDue, findNextDue } from './queue-reads';
import { addClip, changeClip, decideClip, hastenRetries, putPicture, removeClip } from './queue-writes';
import type { QueuedClip } from './queued-clip';
import type { Pause } from './retry';
import { compareAndSet, type Seen } from './transitions';

/** A picture's bytes on their way into the queue, with what their own signature says. */
export type NewPicture = Omit<PictureFacts, 'size'> & { bytes: Blob | ArrayBuffer };

/**
 * What waits, durably. Every change is one strictly durable transaction, and is on the disk once its promise resolves;
 * every method rejects with a QueueError, and then nothing was changed.
 */
export interface ClipQueue extends QueueReader {
  /** The new row, or the one that the same gesture made in the last three seconds: compare the ids. */
  add(entry: NewEntry): Promise<QueuedClip>;

  /** A person's decision on whatever state the clip is in; undefined when it comes too late or too early. */
  decide(id: ClipId, event: PersonEvent): Promise<QueuedClip | undefined>;
  /** Undefined when the picture is not waited for (any more). */
  storePicture(id: ClipId, assetId: string, picture: NewPicture): Promise<QueuedClip | undefined>;
  losePicture(id: ClipId, assetId: string, loss: LossCode): Promise<QueuedClip | undefined>;
  /** The same for a picture that was lost or cut from the screen; undefined when the clip no longer takes it. */
  regainPicture(id: ClipId, assetId: string, picture: NewPicture): Promise<QueuedClip | undefined>;
  /** Forgets a clip and all that belongs to it: for a preview that its popup gives up. */
  remove(id: ClipId): Promise<void>;
  purge(): Promise<void>;

  /** The publisher's compare-and-set on `(state, revision)`; undefined when the clip was changed meanwhile. */
  transition(seen: Seen & { id: ClipId }, event: PublisherEvent): Promise<QueuedClip | undefined>;
  notePictures(id: ClipId, event: PictureEvent): Promise<QueuedClip | undefined>;
  due(): Promise<ClipId[]>;
  /** Milliseconds since the epoch. */
  nextDueAt(): Promise<number | undefined>;
  setPause(pause: Pause | undefined): Promise<void>;
  /** Makes due whatever waits for another try. */
  hasten(): Promise<void>;
}

export type ClipQueueOptions = {
  indexedDb?: IDBFactory;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Called after each change, to tell other contexts that they should read again. */
  notify: () => void;
  /** Milliseconds to wait for an older version of the database to be closed elsewhere. */
  blockedAfter?: number;
};

type Context = { connection: QueueConnection; now: () => number; notify: () => void };

function createReads({ connection, now }: Context) {
  const { read } = connection;
  return {
    ...createQueueReader(connection),
    due: () => read((transaction) => findDue(transaction, now())),
    nextDueAt: () => read((transaction) => findNextDue(transaction, now())),
  } satisfies Partial<ClipQueue>;
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function createWrites({ connection, now, notify }: Context) {
  const write: QueueConnection['write'] = async (work) => {
    const result = await connection.write(work);
    notify();
    return result;
  };
  const notePictures: ClipQueue['notePictures'] = (id, event) =>
    write((transaction) => changeClip(transaction, id, (stored) => afterPicture(stored, event)));
  const keepPicture = async (
    type: 'picture-stored' | 'picture-regained',
    { id, assetId, picture: { bytes, ...facts } }: { id: ClipId; assetId: string; picture: NewPicture },
  ): Promise<QueuedClip | undefined> => {
    const buffer = bytes instanceof Blob ? await bytes.arrayBuffer() : bytes;
    const digest = await digestOf(buffer);
    const event: PictureEvent = { type, assetId, facts: { ...facts, size: buffer.byteLength, digest } };
    const picture = { bytes: buffer, mediaType: facts.mediaType };
    const change = (stored: QueuedClip) => afterPicture(stored, event);
    return write((transaction) => putPicture(transaction, [id, assetId], { picture, change }));
  };
  return {
    add: (entry) => write((transaction) => addClip(transaction, entry)),
    decide: (id, event) => write((transaction) => decideClip(transaction, id, event)),
    transition: (seen, event) =>
      write((transaction) => changeClip(transaction, seen.id, (stored) => compareAndSet(stored, seen, event))),
    notePictures,
    storePicture: (id, assetId, picture) => keepPicture('picture-stored', { id, assetId, picture }),
    regainPicture: (id, assetId, picture) => keepPicture('picture-regained', { id, assetId, picture }),
    losePicture: (id, assetId, loss) => notePictures(id, { type: 'picture-lost', assetId, loss }),
    remove: (id) => write((transaction) => removeClip(transaction, id)),
    purge: () => write((transaction) => purge(transaction, now())),
    setPause: (pause) =>
      write(async (transaction) => {
        const meta = transaction.objectStore('meta');
        const { pause: _ended, ...rest } = (await meta.get('queue')) ?? {};
        await meta.put(pause ? { ...rest, pause } : rest, 'queue');
      }),
    hasten: () => write((transaction) => hastenRetries(transaction, now())),
  } satisfies Partial<ClipQueue>;
}

/**
 * Opens the queue; its database is shared by all contexts of the extension. Rejects with a QueueError: `blocked` when
 * another context keeps an older version open, `future-version` after a downgrade, `broken` where storage is refused.
 */
export async function openClipQueue(options: ClipQueueOptions): Promise<ClipQueue> {
  const { indexedDb = indexedDB, blockedAfter = 5_000, now, notify } = options;
  const connection = connectToQueue({ indexedDb, blockedAfter });
  const context = { connection, now, notify };
  const queue = { ...createReads(context), ...createWrites(context) };
  await queue.pause();
  return queue;
}
