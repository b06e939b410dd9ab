import { useCallback, useState } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { ScreenServices } from '../services';
import { nameOfPlace } from '../words/place-name';
import { wordsOfState } from '../words/states';
import { isChangeable, isPostponed } from './clip-actions';
import { ClipProgress } from './clip-progress';
import line from './clip-row.module.css';
import { NeedsPerson } from './needs-person';
import style from './queue-list.module.css';
import { ReviseForm } from './revise-form';

export type QueueItemProps = {
  clip: QueuedClip;
  services: ScreenServices;
  /** It was undone or discarded and leaves the list. */
  onWithdrawn: (clip: QueuedClip) => void;
};

/** One clip: what it is, where it goes, how far it is, and what can be done with it. */
export function QueueItem({ clip, services, onWithdrawn }: QueueItemProps) {
  const text = useText();
  const { state, title, destination } = clip;
  const [isChanging, setIsChanging] = useState(false);
  const place = destination && nameOfPlace(destination);
  const words = state === 'needs-user' ? text.date(clip.capturedAt) : wordsOfState(clip, text);
  return (
    <li class={style.item}>
      <div class={line.row}>
        <div class={line.words}>
          <p class={line.title} title={title}>
            {title}
          </p>
          <p class={line.detail}>{[place, words].filter(Boolean).join(' · ')}</p>
        </div>
        {!isChanging && state !== 'needs-user' && (
          <ClipActions
            clip={clip}
            services={services}
            onChange={() => setIsChanging(true)}
            onWithdrawn={() => onWithdrawn(clip)}
          />
        )}
      </div>
      <ClipProgress clip={clip} />
      {isChanging && <ReviseForm clip={clip} services={services} onDone={() => setIsChanging(false)} />}
      {state === 'needs-user' && <NeedsPerson clip={clip} services={services} onWithdrawn={() => onWithdrawn(clip)} />}
    </li>
  );
}

type ClipActionsProps = {
  clip: QueuedClip;
  services: ScreenServices;
  onChange: () => void;
  onWithdrawn: () => void;
};

/** What can be done in the state the clip is in. */
function ClipActions({ clip, services, onChange, onWithdrawn }: ClipActionsProps) {
  const { t } = useText();
  const { background, openTab } = services;
  const { id, title, url, state } = clip;
  const retrying = useTask(useCallback(() => background.retry(id), [background, id]));
  const undo = useCallback(() => background.cancel(id).then(onWithdrawn), [background, id, onWithdrawn]);
  const undoing = useTask(undo);
  const failure = retrying.failure ?? undoing.failure;
  return (
    <div class={line.actions}>
      {failure && (
        <p class={line.failure} role="alert">
          {t(failure)}
        </p>
      )}
      {isPostponed(clip) && (
        <Button
          isSmall
          look="subtle"
          isBusy={retrying.isBusy}
          label={t('actionOf', t('tryAgain'), title)}
          onClick={retrying.run}
        >
          {t('tryAgain')}
        </Button>
      )}
      {isChangeable(clip) && (
        <Button isSmall look="subtle" label={t('actionOf', t('receiptChange'), title)} onClick={onChange}>
          {t('receiptChange')}
        </Button>
      )}
      {state !== 'cancelling' && (
        <Button isSmall look="subtle" isBusy={undoing.isBusy} label={t('undoOf', title)} onClick={undoing.run}>
          {t('undo')}
        </Button>
      )}
      {url !== undefined && state !== 'cancelling' && (
        <Button isSmall look="subtle" label={t('openOf', title)} onClick={() => openTab(url)}>
          {t('open')}
        </Button>
      )}
    </div>
  );
}
