import type { ClipId } from '../clip/clip';
import type { WholeClip } from './mirror';
import type { QueueConnection } from './queue-connection';
import { keysOf } from './queue-reads';
import type { ClipState } from './queued-clip';

/** The clips in these states, without reading their rows. Rejects with a QueueError. */
export function listIds({ read }: QueueConnection, states: readonly ClipState[]): Promise<ClipId[]> {
  return read(async (transaction) => {
    const index = transaction.objectStore('clips').index('age');
    const keys = await Promise.all(states.map((state) => index.getAllKeys(keysOf(state))));
    return keys.flat();
  });
}

/**
 * Puts a whole clip into the queue as it is, unless the queue knows it: in any state, or as published. What is there is
 * never overwritten. Resolves to whether the clip was put back; rejects with a QueueError.
 */
export function putBack({ write }: QueueConnection, { row, document }: WholeClip): Promise<boolean> {
  return write(async (transaction) => {
    const known =
      (await transaction.objectStore('clips').getKey(row.id)) ??
      (await transaction.objectStore('tombstones').getKey(row.id));
    if (known !== undefined) return false;
    await transaction.objectStore('clips').add(row);
    await transaction.objectStore('documents').put(document, row.id);
    return true;
  });
}
