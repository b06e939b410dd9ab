import type { IDBPTransaction } from 'idb';
import { type OpenOptions, openQueueDatabase, type QueueDatabase, type QueueSchema } from './queue-database';
import { toQueueError } from './queue-error';

const STORES = ['clips', 'documents', 'pictures', 'tombstones', 'meta'] as const;

/** One transaction over all stores: every rule of the queue that spans stores is kept whole or not at all. */
export type QueueRead = IDBPTransaction<QueueSchema, typeof STORES, 'readonly'>;
export type QueueWrite = IDBPTransaction<QueueSchema, typeof STORES, 'readwrite'>;

/** Where transactions come from. In both, `work` may await nothing but the transaction's own requests. */
export interface QueueConnection {
  read<T>(work: (transaction: QueueRead) => Promise<T>): Promise<T>;
  /** Strictly durable: resolves once the change is on the disk, rejects with a QueueError when nothing was changed. */
  write<T>(work: (transaction: QueueWrite) => Promise<T>): Promise<T>;
}

function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

/** Waits for the commit: a full disk shows itself only there, long after each request has succeeded. */
async function complete<T>(transaction: QueueWrite, work: (transaction: QueueWrite) => Promise<T>): Promise<T> {
  // Taken first, so that an abort in the middle of the work is never an unhandled rejection.
  const committed = transaction.done.then(
    () => undefined,
    (error: unknown) => ({ error: transaction.error ?? error }),
  );
  try {
    const result = await work(transaction);
    const failure = await committed;
    if (failure) throw failure.error;
    return result;
  } catch (error) {
    if (transaction.error === null) abort(transaction);
    throw transaction.error ?? error;
  }
}

function abort(transaction: QueueWrite): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended already, which is all that is wanted.
    if (!isClosed(error)) throw error;
  }
}

/** Opens the database at its first use, and again whenever the browser or a newer version has closed it. */
export function connectToQueue(options: Omit<OpenOptions, 'onClosed'>): QueueConnection {
  let opening: Promise<QueueDatabase> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  const database = (): Promise<QueueDatabase> => {
    opening ??= openQueueDatabase({ ...options, onClosed: forget }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
  const begin = async <T>(open: (database: QueueDatabase) => T): Promise<T> => {
    const first = await database();
    try {
      return open(first);
    } catch (error) {
      if (!isClosed(error)) throw error;
      forget();
      return open(await database());
    }
  };
  const rethrow = (error: unknown): never => {
    throw toQueueError(error);
  };
  return {
    read: async (work) => {
      const transaction = begin((db) => ({ transaction: db.transaction(STORES, 'readonly') }));
      return await transaction.then((begun) => work(begun.transaction)).catch(rethrow);
    },
    write: async (work) => {
      const options = { durability: 'strict' } as const;
      const transaction = begin((db) => ({ transaction: db.transaction(STORES, 'readwrite', options) }));
      return await transaction.then((begun) => complete(begun.transaction, work)).catch(rethrow);
    },
  };
}
