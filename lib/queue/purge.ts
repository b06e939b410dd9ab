import type { QueueWrite } from './queue-connection';
import { removeClip } from './queue-writes';
import type { ClipState, QueuedClip } from './queued-clip';

const DAY = 24 * 60 * 60_000;
/** A clock that jumped since the last purge is not believed until the next. */
const LONGEST_BELIEVED_GAP = 14 * DAY;

/** A page can be changed and taken back as long as the history knows it. */
const HISTORY_KEPT_FOR = 90 * DAY;
const KEPT_FOR: readonly { state: ClipState; milliseconds: number }[] = [
  { state: 'captured', milliseconds: 30 * DAY },
  { state: 'trash', milliseconds: 30 * DAY },
  { state: 'done', milliseconds: HISTORY_KEPT_FOR },
];

function agedSince({ endedAt, capturedAt }: QueuedClip): number {
  return endedAt ?? capturedAt;
}

async function purgeClips(transaction: QueueWrite, now: number): Promise<void> {
  for (const { state, milliseconds } of KEPT_FOR) {
    const latest = now - milliseconds;
    // Whatever has ended before then was captured before: of what is younger nothing is read.
    const old = IDBKeyRange.bound([state], [state, latest, []]);
    const rows = await transaction.objectStore('clips').index('age').getAll(old);
    const expired = rows.filter((row) => agedSince(row) <= latest);
    for (const { id } of expired) await removeClip(transaction, id);
  }
}

async function purgeTombstones(transaction: QueueWrite, now: number): Promise<void> {
  const range = IDBKeyRange.upperBound(now - HISTORY_KEPT_FOR);
  const store = transaction.objectStore('tombstones');
  for (const { clipId } of await store.index('at').getAll(range)) await store.delete(clipId);
}

/**
 * Removes unconfirmed previews and the trash after 30 days, what is done and its tombstones after 90. Nothing
 * that was called saved is ever among them. After a leap of the clock it only notes the time, so that a clock set to
 * next year for a minute costs nobody their trash.
 */
export async function purge(transaction: QueueWrite, now: number): Promise<void> {
  const metaStore = transaction.objectStore('meta');
  const meta = (await metaStore.get('queue')) ?? {};
  await metaStore.put({ ...meta, purgedAt: now }, 'queue');
  const gap = meta.purgedAt === undefined ? Number.POSITIVE_INFINITY : now - meta.purgedAt;
  if (gap < 0 || gap > LONGEST_BELIEVED_GAP) return;
  await purgeClips(transaction, now);
  await purgeTombstones(transaction, now);
}
