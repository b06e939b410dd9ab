import type { Destination } from '../../lib/clip/destination';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { Text } from '../base/text';
import { reasons } from './reasons';

/** Where a clip stands, in words. */
export function wordsOfState(clip: QueuedClip, { t, number, date }: Text): string {
  const stored = clip.assets.filter(({ state }) => state === 'stored').length;
  const kept = clip.assets.filter(({ state }) => state !== 'lost').length;
  const uploaded = Object.keys(clip.attachments).length;
  switch (clip.state) {
    case 'captured':
      return t('stateCaptured');
    case 'queued':
      return stored < kept ? t('statePictures', number(stored), number(kept)) : t('stateQueued');
    case 'drafted':
      return kept > 0 ? t('stateUploading', number(uploaded), number(kept)) : t('statePublishing');
    case 'ready':
    case 'publishing':
      return t('statePublishing');
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

/** A destination by the names people know it by: `ENG / Research`. */
export function nameOfPlace({ space, parent }: Pick<Destination, 'space' | 'parent'>): string {
  return parent === undefined ? space.name : `${space.name} / ${parent.title}`;
}
