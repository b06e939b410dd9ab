import { type Account, parseAccount } from '../../lib/auth/account';
import { parseSession, type Session } from '../../lib/auth/session';
import { createStoredItem, type StoredItem } from '../../lib/platform/stored-item';
import { createTick } from '../../lib/platform/tick';
import { type ClipQueue, openClipQueue } from '../../lib/queue/clip-queue';
import { parseRecents, parseSettings } from '../../lib/settings/parse';
import type { Recents, Settings } from '../../lib/settings/settings';

/** The name under which the contexts' queues tell each other of changes. */
const QUEUE_CHANNEL = 'queue';

/** The stores that every context shares; nothing secret is in any of them but the session, which is memory. */
export function createStores(): {
  settings: StoredItem<Settings>;
  recents: StoredItem<Recents>;
  account: StoredItem<Account | undefined>;
  session: StoredItem<Session | undefined>;
} {
  return {
    settings: createStoredItem({ area: 'local', key: 'settings', parse: parseSettings }),
    recents: createStoredItem({ area: 'local', key: 'recents', parse: parseRecents }),
    account: createStoredItem({ area: 'local', key: 'account', parse: parseAccount }),
    session: createStoredItem({ area: 'session', key: 'session', parse: parseSession }),
  };
}

/** The queue of this context, opened on first use and again after a failure, and its ticks. */
export function createQueueAccess(): { open(): Promise<ClipQueue>; watch(listener: () => void): () => void } {
  const tick = createTick(QUEUE_CHANNEL);
  const own = new Set<() => void>();
  const notify = (): void => {
    tick.send();
    for (const listener of own) listener();
  };
  let opened: Promise<ClipQueue> | undefined;
  return {
    open: () => {
      opened ??= openClipQueue({ now: Date.now, notify }).catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    watch: (listener) => {
      // A channel does not carry a message back to its sender.
      own.add(listener);
      const stop = tick.listen(listener);
      return () => {
        own.delete(listener);
        stop();
      };
    },
  };
}
