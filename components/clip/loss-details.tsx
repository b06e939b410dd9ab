import type { Loss } from '../../lib/clip/loss';
import { useText } from '../base/text';
import { wordsOfLoss } from '../words/losses';
import style from './receipt.module.css';

/** How much could not be kept, after other words, and what once it is opened. */
export function LossDetails({ losses, after }: { losses: readonly Loss[]; after?: string | undefined }) {
  const text = useText();
  const count = losses.reduce((sum, loss) => sum + loss.count, 0);
  const heading = text.plural('receiptHeading', count);
  return (
    <details class={style.receipt}>
      <summary class={style.summary}>{after === undefined ? heading : `${after} · ${heading}`}</summary>
      <ul class={style.losses}>
        {losses.map((loss) => (
          <li key={loss.code}>{wordsOfLoss(loss, text)}</li>
        ))}
      </ul>
    </details>
  );
}
