import { wordsOfError } from '../../components/words/errors';
import { reasons } from '../../components/words/reasons';
import type { AccountService } from '../../lib/background/account-service';
import { createNotices } from '../../lib/background/notices';
import { render } from '../../lib/background/render';
import type { Destination } from '../../lib/clip/destination';
import { setBadge } from '../../lib/platform/badge';
import { withKeepAlive } from '../../lib/platform/keep-alive';
import { createLock } from '../../lib/platform/locks';
import { showNotification } from '../../lib/platform/notifications';
import { translate } from '../../lib/platform/translate';
import { createWaker } from '../../lib/platform/wake';
import type { ClipQueue } from '../../lib/queue/clip-queue';
import { createPublisher, type Publisher } from '../../lib/queue/publisher';
import type { ClipState } from '../../lib/queue/queued-clip';

/** Rings when something in the queue falls due. */
export const PUBLISH_ALARM = 'publish';

const WAITING: readonly ClipState[] = [
  'queued',
  'drafted',
  'ready',
  'publishing',
  'published',
  'changing',
  'cancelling',
];

/** Notifications and badge, fed by the queue. */
export function createQueueNotices(openQueue: () => Promise<ClipQueue>) {
  return createNotices({
    showNotification: ({ id, title, message }) => showNotification(id, { title, message }),
    setBadge,
    countWaiting: async () => {
      const counts = await (await openQueue()).count();
      return {
        waiting: WAITING.reduce((sum, state) => sum + counts[state], 0),
        needsUser: counts['needs-user'],
      };
    },
    translate,
    describeReason: (reason) => translate(reasons[reason].words),
    describeError: (error) => translate(wordsOfError(error)),
  });
}

/** The publisher of the background, made once the queue is open. */
export function createPublishing(ports: {
  openQueue: () => Promise<ClipQueue>;
  accounts: AccountService;
  notices: ReturnType<typeof createQueueNotices>;
  report: (error: unknown) => void;
  /** Told what publishing shows of a space: that it takes pages of this person, or not. */
  noteSpace: (destination: Destination, canCreate: boolean) => void;
}): () => Promise<Publisher> {
  const { openQueue, accounts, notices, report, noteSpace } = ports;
  let publisher: Publisher | undefined;
  const schedule = createWaker(PUBLISH_ALARM, () => void publisher?.run().catch(report));
  return async () => {
    const queue = await openQueue();
    publisher ??= createPublisher({
      queue,
      clientFor: (owner) => accounts.clientFor(owner),
      render,
      now: Date.now,
      random: Math.random,
      keepAlive: withKeepAlive,
      schedule,
      lock: createLock('publisher'),
      isOnline: () => navigator.onLine,
      onPublished: (clip) => {
        if (clip.destination) noteSpace(clip.destination, true);
        notices.published(clip).catch(report);
      },
      onNeedsUser: (clip) => {
        const isRefused = clip.reason === 'forbidden' || clip.reason === 'space-missing';
        if (isRefused && clip.destination) noteSpace(clip.destination, false);
        notices.needsUser(clip).catch(report);
      },
      onUnexpected: report,
    });
    return publisher;
  };
}
