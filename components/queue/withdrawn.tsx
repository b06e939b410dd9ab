import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { ScreenServices } from '../services';
import { useQueuedClip } from '../use-queue';
import { isRestorable } from './clip-actions';

export type WithdrawnProps = { clip: QueuedClip; services: ScreenServices };

/** What was just taken out of the list, with the way back. It takes the focus of the button that went with it. */
export function Withdrawn({ clip, services }: WithdrawnProps) {
  const { t } = useText();
  const { id, title } = clip;
  const current = useQueuedClip(services.queue, id) ?? clip;
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  const restore = useTask(useCallback(() => services.background.restore(id), [services, id]));
  if (current.state !== 'trash' && current.state !== 'cancelling' && current !== clip) return null;
  const actions = isRestorable(current) && (
    <Button isSmall isBusy={restore.isBusy} label={t('actionOf', t('restore'), title)} onClick={restore.run}>
      {t('restore')}
    </Button>
  );
  return (
    <Notice tone="information" actions={actions}>
      <p tabIndex={-1} ref={words}>
        {t(restore.failure ?? 'discarded', title)}
      </p>
    </Notice>
  );
}
