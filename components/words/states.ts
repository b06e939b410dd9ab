import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { Text } from '../base/text';
import { reasons } from './reasons';
import { wordsOfTime } from './times';

/** Where a clip stands, in words. */
export function wordsOfState(clip: QueuedClip, { t, number, date }: Text, now = Date.now()): string {
  const stored = clip.assets.filter(({ state }) => state === 'stored').length;
  const kept = clip.assets.filter(({ state }) => state !== 'lost').length;
  const uploaded = Object.keys(clip.attachments).length;
  const isWaiting = clip.attempts > 0 && clip.notBefore > now;
  switch (clip.state) {
    case 'captured':
      return t('stateCaptured');
    case 'queued':
      if (isWaiting) return t('nextTryAt', wordsOfTime(clip.notBefore, t, now));
      return stored < kept ? t('statePictures', number(stored), number(kept)) : t('stateQueued');
    case 'drafted':
    case 'ready':
    case 'publishing':
      if (isWaiting) return t('nextTryAt', wordsOfTime(clip.notBefore, t, now));
      return uploaded < kept ? t('statePicture', number(uploaded + 1), number(kept)) : t('statePublishing');
    case 'changing':
      return t('stateChanging');
    case 'published':
    case 'done':
      return clip.publishedAt === undefined ? t('statePublished') : t('statePublishedAt', date(clip.publishedAt));
    case 'needs-user':
      return t(clip.reason === undefined ? 'stateNeedsPerson' : reasons[clip.reason].words);
    case 'cancelling':
      return t('stateCancelling');
    case 'trash':
      return t('stateTrash');
    default:
      return clip.state satisfies never;
  }
}
