import { parseSession, type Session } from '../../lib/auth/session';
import { createStoredItem, type StoredItem } from '../../lib/platform/stored-item';
import { createTick } from '../../lib/platform/tick';
import { type ClipQueue, openClipQueue } from '../../lib/queue/clip-queue';
import { createScreenStores, QUEUE_CHANNEL, type ScreenStores } from './screen-stores';

/** The background's stores: those that every context shares, and the session, which is secret and lives in memory. */
export function createStores(): ScreenStores & { session: StoredItem<Session | undefined> } {
  return {
    ...createScreenStores(),
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
