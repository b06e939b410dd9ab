import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Icon } from '../base/icon';
import { type Text, useText } from '../base/text';
import { wordsOfLoss } from '../words/losses';
import style from './receipt.module.css';

/** What of the page is in the clip and what is not, said before anything is saved. */
export function Receipt({ clip }: { clip: Pick<QueuedClip, 'assets' | 'losses'> }) {
  const text = useText();
  const { t, plural } = text;
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
  const count = clip.losses.reduce((sum, loss) => sum + loss.count, 0);
  return (
    <details class={style.receipt}>
      <summary class={style.summary}>{[pictures, plural('receiptHeading', count)].filter(Boolean).join(' · ')}</summary>
      <ul class={style.losses}>
        {clip.losses.map((loss) => (
          <li key={loss.code}>{wordsOfLoss(loss, text)}</li>
        ))}
      </ul>
    </details>
  );
}

/** How many pictures there are, or how many of them have come so far. */
function wordsOfPictures(assets: QueuedClip['assets'], { t, plural, number }: Text): string | undefined {
  const pending = assets.filter(({ state }) => state === 'pending').length;
  if (pending > 0) return t('statePictures', number(assets.length - pending), number(assets.length));
  return assets.length === 0 ? undefined : plural('pictures', assets.length);
}
