import { useEffect, useState } from 'preact/hooks';
import type { Tombstone } from '../../lib/queue/queue-database';
import type { QueueReader } from '../services';

/** How many rows come at once. */
const PAGE = 20;

export type History = {
  /** Undefined until the history has answered. */
  rows: readonly Tombstone[] | undefined;
  hasMore: boolean;
  showMore: () => void;
};

/** What was saved, by words, a page at a time; read again after each change of any clip. */
export function useHistory(queue: Pick<QueueReader, 'history' | 'watch'>, words: string): History {
  const [shown, setShown] = useState({ words, limit: PAGE });
  // Other words begin with their first page again.
  const limit = shown.words === words ? shown.limit : PAGE;
  const [rows, setRows] = useState<readonly Tombstone[]>();
  useEffect(() => {
    let newest = 0;
    const refresh = (): void => {
      newest += 1;
      const own = newest;
      // One more than is shown tells whether there are more. What cannot be read now keeps what is shown.
      queue.history({ words, limit: limit + 1 }).then(
        (found) => own === newest && setRows(found),
        () => undefined,
      );
    };
    refresh();
    const stop = queue.watch(refresh);
    return () => {
      newest = -1;
      stop();
    };
  }, [queue, words, limit]);
  return {
    rows: rows?.slice(0, limit),
    hasMore: rows !== undefined && rows.length > limit,
    showMore: () => setShown({ words, limit: limit + PAGE }),
  };
}
