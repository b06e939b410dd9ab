import type { ClipId } from '../clip/clip';
import type { QueueRead, QueueWrite } from './queue-connection';
import { ACTIVE_STATES, type ActiveState, type ClipState, type QueuedClip } from './queued-clip';

/** Every state, in the order of a clip's life. */
export const CLIP_STATES: readonly ClipState[] = ['captured', ...ACTIVE_STATES, 'needs-user', 'done', 'trash'];

/** The states in which something is to be done, the most urgent first: undo, then what has come farthest. */
const BY_URGENCY: readonly ActiveState[] = [
  'cancelling',
  'changing',
  'published',
  'publishing',
  'ready',
  'drafted',
  'queued',
];

/** A page of a list: the newest first, older than `before` (the last row of the page before). */
export type ListOptions = {
  states?: readonly ClipState[];
  limit: number;
  before?: Pick<QueuedClip, 'capturedAt' | 'id'>;
};

/** An empty array sorts behind every number and string, so this holds all keys that begin with `prefix`. */
export function keysOf(...prefix: (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

async function newestOf(
  transaction: QueueRead,
  state: ClipState,
  { limit, before }: ListOptions,
): Promise<QueuedClip[]> {
  const range = before ? IDBKeyRange.bound([state], [state, before.capturedAt, before.id], false, true) : keysOf(state);
  const rows: QueuedClip[] = [];
  let cursor = await transaction.objectStore('clips').index('age').openCursor(range, 'prev');
  while (cursor && rows.length < limit) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  return rows;
}

function byAge(left: QueuedClip, right: QueuedClip): number {
  return right.capturedAt - left.capturedAt || (left.id < right.id ? 1 : -1);
}

/** One page of rows. Reads about as many rows as it gives, however long the queue is. */
export async function listClips(transaction: QueueRead, options: ListOptions): Promise<QueuedClip[]> {
  const { states = CLIP_STATES, limit } = options;
  const pages = await Promise.all(states.map((state) => newestOf(transaction, state, options)));
  return pages.flat().sort(byAge).slice(0, limit);
}

/** How many clips there are in each state. */
export async function countClips(transaction: QueueRead): Promise<Record<ClipState, number>> {
  const index = transaction.objectStore('clips').index('age');
  const counts = CLIP_STATES.map(async (state) => [state, await index.count(keysOf(state))] as const);
  return Object.fromEntries(await Promise.all(counts)) as Record<ClipState, number>;
}

/** The clips the publisher can do something about at this time, the most urgent first. */
export async function findDue(transaction: QueueRead, now: number): Promise<ClipId[]> {
  const index = transaction.objectStore('clips').index('due');
  const due = BY_URGENCY.map((state) => index.getAllKeys(IDBKeyRange.bound([state], [state, now])));
  return (await Promise.all(due)).flat();
}

/** When the next clip after this time falls due; undefined when none waits. */
export async function findNextDue(transaction: QueueRead, now: number): Promise<number | undefined> {
  const index = transaction.objectStore('clips').index('due');
  const first = BY_URGENCY.map(async (state) => {
    const cursor = await index.openKeyCursor(IDBKeyRange.bound([state, now], [state, []], true));
    return cursor ? cursor.key[1] : Number.POSITIVE_INFINITY;
  });
  const earliest = Math.min(...(await Promise.all(first)));
  return Number.isFinite(earliest) ? earliest : undefined;
}

const ONE_GESTURE = 3_000;

/** The clip that the same gesture has made already, in the three seconds around this time, and that still goes the same way. */
export async function findGesture(
  transaction: QueueWrite,
  { captureId, capturedAt, state }: Pick<QueuedClip, 'captureId' | 'capturedAt' | 'state'>,
): Promise<QueuedClip | undefined> {
  const range = IDBKeyRange.bound(
    [captureId, capturedAt - ONE_GESTURE],
    [captureId, capturedAt + ONE_GESTURE],
    true,
    true,
  );
  const twins = await transaction.objectStore('clips').index('gesture').getAll(range);
  const isWithdrawn = (twin: QueuedClip): boolean => twin.state === 'trash' || twin.state === 'cancelling';
  return twins.find((twin) => !isWithdrawn(twin) && (twin.state === 'captured') === (state === 'captured'));
}
