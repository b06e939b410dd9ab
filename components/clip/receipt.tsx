import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Icon } from '../base/icon';
import { type Text, useText } from '../base/text';
import { LossDetails } from './loss-details';
import style from './receipt.module.css';

/** What of the page is in the clip and what is not, said before anything is saved. */
export function Receipt({ clip }: { clip: Pick<QueuedClip, 'assets' | 'losses'> }) {
  const text = useText();
  const { t } = text;
  const pictures = wordsOfPictures(clip.assets, text);
  if (clip.losses.length === 0) {
    const isComplete = clip.assets.every(({ state }) => state !== 'pending');
    return (
      <p class={style.line}>
        {isComplete && <Icon name="check" />}
        {[pictures, isComplete && t('receiptComplete')].filter(Boolean).join(' · ')}
      </p>
    );
  }
  return <LossDetails losses={clip.losses} after={pictures} />;
}

/** How many pictures there are, or how many of them have come so far. */
function wordsOfPictures(assets: QueuedClip['assets'], { t, plural, number }: Text): string | undefined {
  const pending = assets.filter(({ state }) => state === 'pending').length;
  if (pending > 0) return t('statePictures', number(assets.length - pending), number(assets.length));
  return assets.length === 0 ? undefined : plural('pictures', assets.length);
}
