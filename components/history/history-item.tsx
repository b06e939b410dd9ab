import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Tombstone } from '../../lib/queue/queue-database';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import { LossDetails } from '../clip/loss-details';
import { isChangeable } from '../queue/clip-actions';
import line from '../queue/clip-row.module.css';
import { ReviseForm } from '../queue/revise-form';
import type { ScreenServices } from '../services';
import { useQueuedClip } from '../use-queue';
import { nameOfPlace } from '../words/place-name';
import { wordsOfState } from '../words/states';
import style from './history-section.module.css';

export type HistoryItemProps = {
  row: Tombstone;
  services: ScreenServices;
  /** It was undone and leaves the list. */
  onWithdrawn: (clip: QueuedClip) => void;
};

/** What was saved once. While the queue still knows its clip it can be changed and undone. */
export function HistoryItem({ row, services, onWithdrawn }: HistoryItemProps) {
  const text = useText();
  const { clipId, title, url, losses } = row;
  const clip = useQueuedClip(services.queue, clipId);
  const [isChanging, setIsChanging] = useState(false);
  const change = useReturningFocus(isChanging);
  const isSettled = clip === undefined || clip.state === 'published' || clip.state === 'done';
  const state = isSettled ? text.date(row.at) : wordsOfState(clip, text);
  const detail = [nameOfPlace(row.destination), hostOf(row.sourceUrl), state].filter(Boolean).join(' · ');
  return (
    <li class={style.item}>
      <div class={line.row}>
        <div class={line.words}>
          <p class={line.title} title={title}>
            {title}
          </p>
          <p class={line.detail}>{detail}</p>
          {losses && <LossDetails losses={losses} />}
        </div>
        {!isChanging && (
          <div class={line.actions}>
            {clip && (
              <ClipActions
                clip={clip}
                services={services}
                onChange={() => setIsChanging(true)}
                onWithdrawn={() => onWithdrawn(clip)}
                changeRef={change}
              />
            )}
            {url !== undefined && (
              <Button look="subtle" isSmall label={text.t('openOf', title)} onClick={() => services.openTab(url)}>
                {text.t('open')}
              </Button>
            )}
          </div>
        )}
      </div>
      {isChanging && clip && <ReviseForm clip={clip} services={services} onDone={() => setIsChanging(false)} />}
    </li>
  );
}

type ClipActionsProps = {
  clip: QueuedClip;
  services: ScreenServices;
  onChange: () => void;
  onWithdrawn: () => void;
  changeRef: { current: HTMLButtonElement | null };
};

/** What can still be done to the page there is. */
function ClipActions({ clip, services, onChange, onWithdrawn, changeRef }: ClipActionsProps) {
  const { t } = useText();
  const { id, title, state } = clip;
  const undo = useTask(
    useCallback(() => services.background.cancel(id).then(onWithdrawn), [services, id, onWithdrawn]),
  );
  return (
    <>
      {undo.failure && (
        <p class={line.failure} role="alert">
          {t(undo.failure)}
        </p>
      )}
      {isChangeable(clip) && (
        <Button
          look="subtle"
          isSmall
          label={t('actionOf', t('receiptChange'), title)}
          onClick={onChange}
          buttonRef={changeRef}
        >
          {t('receiptChange')}
        </Button>
      )}
      {state !== 'cancelling' && state !== 'trash' && (
        <Button look="subtle" isSmall isBusy={undo.isBusy} label={t('undoOf', title)} onClick={undo.run}>
          {t('undo')}
        </Button>
      )}
    </>
  );
}

/** The button that opened a form and gets the focus back once that is closed. */
function useReturningFocus(isOpen: boolean): { current: HTMLButtonElement | null } {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? '';
