import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Icon } from '../base/icon';
import { useText } from '../base/text';
import { wordsOfLoss } from '../words/losses';
import style from './receipt.module.css';

/** What of the page is in the clip and what is not, said before anything is saved. */
export function Receipt({ clip }: { clip: Pick<QueuedClip, 'assets' | 'losses'> }) {
  const text = useText();
  const { t, plural } = text;
  const pictures = clip.assets.length > 0 && `${plural('pictures', clip.assets.length)} · `;
  if (clip.losses.length === 0) {
    return (
      <p class={style.line}>
        <Icon name="check" />
        {pictures}
        {t('receiptComplete')}
      </p>
    );
  }
  const count = clip.losses.reduce((sum, loss) => sum + loss.count, 0);
  return (
    <details class={style.receipt}>
      <summary class={style.summary}>
        {pictures}
        {plural('receiptHeading', count)}
      </summary>
      <ul class={style.losses}>
        {clip.losses.map((loss) => (
          <li key={loss.code}>{wordsOfLoss(loss, text)}</li>
        ))}
      </ul>
    </details>
  );
}
