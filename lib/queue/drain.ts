import type { QueueRead } from './queue-connection';
import { keysOf } from './queue-reads';
import type { ClipState } from './queued-clip';

/** How far the queue has come: so many are published since the oldest that still waits was saved. */
export type Drain = { published: number; waiting: number };

/** What goes on by itself and becomes a page. */
const DRAINING: readonly ClipState[] = ['queued', 'drafted', 'ready', 'publishing', 'published'];

/** Counts by keys alone, so that ten thousand clips cost no more than ten. */
export async function readDrain(transaction: QueueRead): Promise<Drain> {
  const age = transaction.objectStore('clips').index('age');
  const counts = await Promise.all(DRAINING.map((state) => age.count(keysOf(state))));
  const oldest = await Promise.all(DRAINING.map((state) => age.openKeyCursor(keysOf(state))));
  const times = oldest.flatMap((cursor) => (cursor ? [cursor.key[1]] : []));
  const waiting = counts.reduce((sum, count) => sum + count, 0);
  if (times.length === 0) return { published: 0, waiting };
  const since = IDBKeyRange.lowerBound(Math.min(...times));
  return { published: await transaction.objectStore('tombstones').index('at').count(since), waiting };
}
