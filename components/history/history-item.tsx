import { useCallback } from 'preact/hooks';
import type { Tombstone } from '../../lib/queue/queue-database';
import { Button } from '../base/button';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import { LossDetails } from '../clip/loss-details';
import type { ScreenServices } from '../services';
import { useQueuedClip } from '../use-queue';
import { nameOfPlace } from '../words/place-name';
import { wordsOfState } from '../words/states';
import style from './history-section.module.css';

/** What was saved once. While the queue still knows its clip it can be undone. */
export function HistoryItem({ row, services }: { row: Tombstone; services: ScreenServices }) {
  const text = useText();
  const { t, date } = text;
  const { clipId, title, url } = row;
  const clip = useQueuedClip(services.queue, clipId);
  const cancel = useCallback(() => services.background.cancel(clipId), [services, clipId]);
  const undo = useTask(cancel);
  const isDone = clip?.state === 'published' || clip?.state === 'done';
  const state = clip && !isDone ? wordsOfState(clip, text) : date(row.at);
  const place = nameOfPlace(row.destination);
  return (
    <li class={style.item}>
      <div class={style.words}>
        <p class={style.title} title={title}>
          {title}
        </p>
        <p class={style.detail}>
          {undo.failure ? t(undo.failure) : [place, hostOf(row.sourceUrl), state].filter(Boolean).join(' · ')}
        </p>
        {row.losses && <LossDetails losses={row.losses} />}
      </div>
      {isDone && (
        <Button look="subtle" isSmall isBusy={undo.isBusy} label={t('undoOf', title)} onClick={undo.run}>
          {t('undo')}
        </Button>
      )}
      {url !== undefined && (
        <Button look="subtle" isSmall label={t('openOf', title)} onClick={() => services.openTab(url)}>
          {t('open')}
        </Button>
      )}
    </li>
  );
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? '';
