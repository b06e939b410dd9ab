import type { NeedsUserReason, QueuedClip } from '../queue/queued-clip';

/** What a person is told outside the popup; plain text, nothing of the clip but its title. */
export type Notice = { id: string; title: string; message: string };

export type NoticePorts = {
  showNotification(notice: Notice): Promise<void>;
  setBadge(badge: { text: string; color: string; title: string }): Promise<void>;
  /** How many clips wait to be published, and how many need the person. */
  countWaiting(): Promise<{ waiting: number; needsUser: number }>;
  translate(key: string, ...substitutions: string[]): string;
};

const NOTICE_PREFIX = 'clip:';
/** Atlassian's `color.background.brand.bold` and `color.background.danger.bold`, light theme: the badge takes no variable. */
const BADGE_COLOR = { waiting: '#1868db', needsUser: '#c9372c' };

/** The clip a notification is about, or `undefined` for another's notification. */
export function readNoticeClipId(noticeId: string): string | undefined {
  return noticeId.startsWith(NOTICE_PREFIX) ? noticeId.slice(NOTICE_PREFIX.length) : undefined;
}

/** The message key of a reason. */
export function reasonKey(reason: NeedsUserReason): string {
  return `reason_${reason.replaceAll('-', '_')}`;
}

/** Tells the person what became of a clip: one notification a clip, each word replacing the last. */
export function createNotices(ports: NoticePorts) {
  const show = (clip: Pick<QueuedClip, 'id' | 'title'>, title: string, message: string): Promise<void> =>
    ports.showNotification({ id: `${NOTICE_PREFIX}${clip.id}`, title, message });

  return {
    /** After the durable write of a quick save. */
    saved: (clip: QueuedClip): Promise<void> => {
      if (clip.state === 'needs-user' && clip.reason !== undefined) {
        return show(clip, ports.translate('notice_saved_waits'), ports.translate(reasonKey(clip.reason)));
      }
      const space = clip.destination?.space.name ?? '';
      return show(clip, ports.translate('notice_saved'), ports.translate('notice_saved_to', clip.title, space));
    },
    published: (clip: QueuedClip): Promise<void> =>
      show(clip, ports.translate('notice_published', clip.destination?.space.name ?? ''), clip.title),
    needsUser: (clip: QueuedClip, reason: NeedsUserReason): Promise<void> =>
      show(clip, ports.translate('notice_needs_you', clip.title), ports.translate(reasonKey(reason))),
    /** Nothing was saved; says why. */
    failed: (code: string, title: string): Promise<void> =>
      ports.showNotification({
        id: `failed:${code}`,
        title: ports.translate('notice_not_saved', title),
        message: ports.translate(`capture_${code.replaceAll('-', '_')}`) || ports.translate('error_unexpected'),
      }),
    refreshBadge: async (): Promise<void> => {
      const { waiting, needsUser } = await ports.countWaiting();
      if (needsUser > 0) {
        const title = ports.translate('badge_needs_you');
        return ports.setBadge({ text: '!', color: BADGE_COLOR.needsUser, title });
      }
      const title = waiting > 0 ? ports.translate('badge_waiting') : ports.translate('actionTitle');
      return ports.setBadge({ text: waiting > 0 ? String(waiting) : '', color: BADGE_COLOR.waiting, title });
    },
  };
}
