import { useCallback, useState } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { ScreenServices } from '../services';
import { reasons, remedyWords } from '../words/reasons';
import style from './needs-person.module.css';
import { ReviseForm } from './revise-form';

export type NeedsPersonProps = { clip: QueuedClip; services: ScreenServices; onWithdrawn?: () => void };

/** Why a clip waits, what to do about it, and the button that does it. */
export function NeedsPerson({ clip, services, onWithdrawn }: NeedsPersonProps) {
  const { t } = useText();
  const { background } = services;
  const [isRevising, setIsRevising] = useState(false);
  const { words, remedy } = reasons[clip.reason ?? 'refused'];
  const { id } = clip;
  const help = useCallback(
    () => (remedy === 'sign-in' ? background.signIn() : background.retry(id)),
    [background, remedy, id],
  );
  const helping = useTask(help);
  const discard = useCallback(() => background.cancel(id).then(onWithdrawn), [background, id, onWithdrawn]);
  const discarding = useTask(discard);
  const isRevision = remedy === 'revise-place' || remedy === 'revise-title';
  const failure = helping.failure ?? discarding.failure;

  if (isRevising) return <ReviseForm clip={clip} services={services} onDone={() => setIsRevising(false)} />;
  const actions = (
    <>
      {remedy && (
        <Button
          isSmall
          isBusy={helping.isBusy}
          label={t('actionOf', t(remedyWords[remedy]), clip.title)}
          onClick={isRevision ? () => setIsRevising(true) : helping.run}
        >
          {t(remedyWords[remedy])}
        </Button>
      )}
      <Button
        isSmall
        look="subtle"
        isBusy={discarding.isBusy}
        label={t('discardOf', clip.title)}
        onClick={discarding.run}
      >
        {t('discard')}
      </Button>
    </>
  );
  return (
    <Notice tone="warning" actions={actions}>
      <p>{t(failure ?? words)}</p>
      {clip.reasonDetail && <p class={style.detail}>{t('serverWords', clip.reasonDetail)}</p>}
    </Notice>
  );
}
