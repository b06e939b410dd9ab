import { createSafetyCopy, withChanges } from '../../lib/background/safety-copy';
import { createLocalStore } from '../../lib/platform/local-store';
import type { ClipQueue } from '../../lib/queue/clip-queue';
import { listIds, putBack } from '../../lib/queue/put-back';
import { connectToQueue } from '../../lib/queue/queue-connection';
import { inBackground } from './report';

/** The queue with its second copy in `storage.local`, which the browser keeps apart from IndexedDB. */
export function createSafety(open: () => Promise<ClipQueue>): {
  openQueue(): Promise<ClipQueue>;
  /** Puts back what the queue has lost; resolves to the number of clips. */
  reconcile(): Promise<number>;
} {
  const connection = connectToQueue({ indexedDb: indexedDB, blockedAfter: 5_000 });
  const safety = createSafetyCopy({
    store: createLocalStore(),
    openQueue: open,
    listIds: (states) => listIds(connection, states),
    putBack: (clip) => putBack(connection, clip),
  });
  return {
    openQueue: async () => withChanges(await open(), (id) => inBackground(safety.note(id))),
    reconcile: safety.reconcile,
  };
}
