import type { Drain } from '../../lib/queue/drain';
import type { Pause } from '../../lib/queue/retry';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { ScreenServices } from '../services';
import { wordsOfTime } from '../words/times';
import { Progress } from './progress';
import style from './queue-status.module.css';

export type QueueStatusProps = {
  pause: Pause | undefined;
  drain: Drain;
  services: ScreenServices;
};

/** Why nothing moves, until when, and what can be done; else how far the queue has come. */
export function QueueStatus({ pause, drain, services }: QueueStatusProps) {
  return (
    <div class={style.status}>
      {/* How far it is would be read out with every clip; why nothing moves is news. */}
      <div role="status">{pause && drain.waiting > 0 && <PauseNotice pause={pause} services={services} />}</div>
      {!pause && <DrainProgress drain={drain} />}
    </div>
  );
}

/** One clip says for itself how far it is. */
function DrainProgress({ drain: { published, waiting } }: { drain: Drain }) {
  const { t, number } = useText();
  const all = published + waiting;
  if (waiting === 0 || all < 2) return null;
  const words = t('drain', number(published), number(all));
  return (
    <div class={style.drain}>
      <p>{words}</p>
      <Progress label={words} value={published} max={all} />
    </div>
  );
}

function PauseNotice({ pause, services }: { pause: Pause; services: ScreenServices }) {
  const { t } = useText();
  const { background } = services;
  const signingIn = useTask(background.signIn);
  const trying = useTask(background.resume);
  const until = wordsOfTime(pause.until, t);
  switch (pause.kind) {
    case 'offline':
      return (
        <Notice
          tone="warning"
          actions={
            <Button isSmall isBusy={trying.isBusy} onClick={trying.run}>
              {t('tryAgain')}
            </Button>
          }
        >
          <p>{t(trying.failure ?? 'pauseOffline')}</p>
          <p class={style.detail}>{t('nextTryAt', until)}</p>
        </Notice>
      );
    case 'rate-limited':
      return <Notice tone="information">{t('pauseRateLimited', until)}</Notice>;
    case 'auth':
      return (
        <Notice
          tone="warning"
          actions={
            <Button isSmall isBusy={signingIn.isBusy} onClick={signingIn.run}>
              {t('signIn')}
            </Button>
          }
        >
          {t(signingIn.failure ?? (signingIn.isBusy ? 'signInElsewhere' : 'signInAgain'))}
        </Notice>
      );
    default:
      return pause.kind satisfies never;
  }
}
