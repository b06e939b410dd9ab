import { useCallback, useState } from 'preact/hooks';
import type { Tombstone } from '../../lib/queue/queue-database';
import type { MessageKey } from '../base/text';
import type { QueueReader } from '../services';
import { useReading } from '../use-queue';

/** How many rows come at once. */
const PAGE = 20;

export type History = {
  /** Undefined until the history has answered. */
  rows: readonly Tombstone[] | undefined;
  /** Why it cannot be read now. */
  failure: MessageKey | undefined;
  hasMore: boolean;
  showMore: () => void;
};

/** What was saved, by words, a page at a time; read again after each change of any clip. */
export function useHistory(queue: Pick<QueueReader, 'history' | 'watch'>, words: string): History {
  const [shown, setShown] = useState({ words, limit: PAGE });
  // Other words begin with their first page again.
  const limit = shown.words === words ? shown.limit : PAGE;
  // One more than is shown tells whether there are more.
  const read = useCallback(() => queue.history({ words, limit: limit + 1 }), [queue, words, limit]);
  const { value: rows, failure } = useReading(queue, read);
  return {
    rows: rows?.slice(0, limit),
    failure,
    hasMore: rows !== undefined && rows.length > limit,
    showMore: () => setShown({ words, limit: limit + PAGE }),
  };
}
