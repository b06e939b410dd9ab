import type { NeedsUserReason, QueuedClip } from '../queue/queued-clip';

/** What a person is told outside the popup; plain text, nothing of the clip but its title. */
export type Notice = { id: string; title: string; message: string };

/** The texts a notice is made of, by their keys in `_locales`. */
export type NoticeKey =
  | 'actionTitle'
  | 'badgeWaiting'
  | 'badgeNeedsPerson'
  | 'notificationSaved'
  | 'notificationSavedTo'
  | 'notificationPublished'
  | 'notificationNeedsPerson'
  | 'notificationFailed'
  | 'notificationRestored'
  | 'notificationRestoredCount';

export type NoticePorts = {
  showNotification(notice: Notice): Promise<void>;
  setBadge(badge: { text: string; color: string; title: string }): Promise<void>;
  /** How many clips wait to be published, and how many need the person. */
  countWaiting(): Promise<{ waiting: number; needsUser: number }>;
  translate(key: NoticeKey, ...substitutions: string[]): string;
  /** What a person can do about a reason, or about an error. */
  describeReason(reason: NeedsUserReason): string;
  describeError(error: unknown): string;
};

const NOTICE_PREFIX = 'clip:';
/** Names the notification that nothing was saved. */
export const UNSAVED_NOTICE = 'not-saved';
/** Atlassian's `color.background.brand.bold` and `color.background.danger.bold`, light theme: the badge takes no variable. */
const BADGE_COLOR = { waiting: '#1868db', needsUser: '#c9372c' };

/** The clip a notification is about, or `undefined` for another's notification. */
export function readNoticeClipId(noticeId: string): string | undefined {
  return noticeId.startsWith(NOTICE_PREFIX) ? noticeId.slice(NOTICE_PREFIX.length) : undefined;
}

/** Tells the person what became of a clip: one notification a clip, each word replacing the last. */
export function createNotices(ports: NoticePorts) {
  const show = (clip: Pick<QueuedClip, 'id' | 'title'>, title: string, message: string): Promise<void> =>
    ports.showNotification({ id: `${NOTICE_PREFIX}${clip.id}`, title, message });

  const failed = (error: unknown): Promise<void> =>
    ports.showNotification({
      id: UNSAVED_NOTICE,
      title: ports.translate('notificationFailed'),
      message: ports.describeError(error),
    });

  return {
    /** After the durable write of a quick save. */
    saved: (clip: QueuedClip): Promise<void> => {
      const message =
        clip.reason === undefined
          ? ports.translate('notificationSavedTo', clip.destination?.space.name ?? '')
          : ports.describeReason(clip.reason);
      return show(clip, ports.translate('notificationSaved'), `${clip.title}\n${message}`);
    },
    published: (clip: QueuedClip): Promise<void> => show(clip, ports.translate('notificationPublished'), clip.title),
    needsUser: (clip: QueuedClip): Promise<void> => {
      const message = clip.reason === undefined ? '' : ports.describeReason(clip.reason);
      return show(clip, ports.translate('notificationNeedsPerson'), `${clip.title}\n${message}`);
    },
    /** Nothing was saved; says why. */
    failed,
    /** The same where no storage took it: the badge says so too, until the queue can be counted again. */
    unsaved: async (error: unknown): Promise<void> => {
      const badge = { text: '!', color: BADGE_COLOR.needsUser, title: ports.translate('notificationFailed') };
      await Promise.all([ports.setBadge(badge), failed(error)]);
    },
    /** So many clips came back from their second copy; says nothing of none. */
    restored: async (count: number): Promise<void> => {
      if (count === 0) return;
      const message = ports.translate('notificationRestoredCount', String(count));
      await ports.showNotification({ id: 'restored', title: ports.translate('notificationRestored'), message });
    },
    refreshBadge: async (): Promise<void> => {
      const { waiting, needsUser } = await ports.countWaiting();
      if (needsUser > 0) {
        const title = ports.translate('badgeNeedsPerson');
        return ports.setBadge({ text: '!', color: BADGE_COLOR.needsUser, title });
      }
      const title = waiting > 0 ? ports.translate('badgeWaiting') : ports.translate('actionTitle');
      return ports.setBadge({ text: waiting > 0 ? String(waiting) : '', color: BADGE_COLOR.waiting, title });
    },
  };
}
