import { useCallback } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { ScreenServices } from '../services';
import { nameOfPlace, wordsOfState } from '../words/states';
import { NeedsPerson } from './needs-person';
import style from './queue-list.module.css';

/** One clip: what it is, where it goes, how far it is, and what can be done with it. */
export function QueueItem({ clip, services }: { clip: QueuedClip; services: ScreenServices }) {
  const text = useText();
  const { t } = text;
  const { id, url } = clip;
  const cancel = useCallback(() => services.background.cancel(id), [services, id]);
  const undo = useTask(cancel);
  const isWaiting = clip.state === 'queued' || clip.state === 'drafted' || clip.state === 'ready';
  return (
    <li class={style.item}>
      <div class={style.row}>
        <div class={style.words}>
          <p class={style.title} title={clip.title}>
            {clip.title}
          </p>
          <p class={style.detail}>
            {clip.destination && `${nameOfPlace(clip.destination)} · `}
            {undo.failure
              ? t(undo.failure)
              : clip.state === 'needs-user'
                ? text.date(clip.capturedAt)
                : wordsOfState(clip, text)}
          </p>
        </div>
        {isWaiting && (
          <Button look="subtle" isSmall isBusy={undo.isBusy} label={t('undoOf', clip.title)} onClick={undo.run}>
            {t('undo')}
          </Button>
        )}
        {url !== undefined && (
          <Button look="subtle" isSmall label={t('openOf', clip.title)} onClick={() => services.openTab(url)}>
            {t('open')}
          </Button>
        )}
      </div>
      {clip.state === 'needs-user' && <NeedsPerson clip={clip} services={services} />}
    </li>
  );
}
