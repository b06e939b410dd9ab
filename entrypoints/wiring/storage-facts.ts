import type { StorageFacts } from '../../components/services';
import { INDEX_KEYS, listCopies, parseIndex } from '../../lib/background/copy-index';
import { createLocalStore } from '../../lib/platform/local-store';
import { MIRRORED_STATES } from '../../lib/queue/mirror';
import type { QueueReader } from '../../lib/queue/queue-reader';

/** Makes what reads how much room there is and how much of the queue is kept twice. */
export function createStorageReader(queue: Pick<QueueReader, 'count'>): () => Promise<StorageFacts> {
  const store = createLocalStore();
  return async () => {
    const [{ usage: used, quota }, counts, stored] = await Promise.all([
      navigator.storage.estimate(),
      queue.count(),
      store.read(INDEX_KEYS),
    ]);
    const waiting = MIRRORED_STATES.reduce((sum, state) => sum + counts[state], 0);
    // A copy that is just being written or forgotten is not worth a wrong sum.
    const copies = listCopies(parseIndex(stored));
    const copied = Math.min(waiting, copies.length);
    const cut = Math.min(copied, copies.filter(([, { isCut }]) => isCut).length);
    return { used, quota, waiting, copied, cut };
  };
}
