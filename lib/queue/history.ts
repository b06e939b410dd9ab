import { foldText } from '../clip/fold-text';
import type { QueueRead } from './queue-connection';
import type { Tombstone } from './queue-database';

/** A page of the history: the newest first, older than `before` (the last one of the page before). */
export type HistoryOptions = {
  /** Of one page only, by its address (`addressOfPage`). */
  address?: string;
  /** Each of these words stands in the title, the address, the place or the labels. */
  words?: string;
  limit: number;
  before?: Pick<Tombstone, 'at' | 'clipId'>;
};

function hasWords({ title, sourceUrl, destination }: Tombstone, words: readonly string[]): boolean {
  const { space, parent, labels } = destination;
  const text = foldText([title, sourceUrl, space.key, space.name, parent?.title ?? '', ...labels].join(' '));
  return words.every((word) => text.includes(word));
}

/** Whether a row stands behind another one in the list. */
function isAfter(tombstone: Tombstone, before: HistoryOptions['before']): boolean {
  if (before === undefined || tombstone.at !== before.at) return true;
  return tombstone.clipId < before.clipId;
}

/** What was saved where, the newest first. */
export async function readHistory(transaction: QueueRead, options: HistoryOptions): Promise<Tombstone[]> {
  const { address, limit, before } = options;
  const words = foldText(options.words ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const newest = before?.at ?? Number.POSITIVE_INFINITY;
  const store = transaction.objectStore('tombstones');
  const found: Tombstone[] = [];
  let cursor =
    address === undefined
      ? await store.index('at').openCursor(IDBKeyRange.upperBound(newest), 'prev')
      : await store.index('source').openCursor(IDBKeyRange.bound([address], [address, newest]), 'prev');
  while (cursor && found.length < limit) {
    const { value } = cursor;
    if (isAfter(value, before) && hasWords(value, words)) found.push(value);
    cursor = await cursor.continue();
  }
  return found;
}
