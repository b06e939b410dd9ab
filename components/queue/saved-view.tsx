import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Icon } from '../base/icon';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { SavedClip } from '../clip/use-save';
import type { PopupServices } from '../services';
import { useQueuedClip } from '../use-queue';
import { nameOfPlace } from '../words/place-name';
import { wordsOfState } from '../words/states';
import { isChangeable } from './clip-actions';
import { ClipProgress } from './clip-progress';
import { NeedsPerson } from './needs-person';
import { ReviseForm } from './revise-form';
import style from './saved-view.module.css';

/** A clip that is to be opened is waited for so long, in milliseconds; later a tab would come out of nowhere. */
const OPEN_WAIT = 15_000;

export type SavedViewProps = {
  saved: SavedClip;
  services: PopupServices;
};

/** What became of a clip that was just saved: it is safe, and then it is published. */
export function SavedView({ saved, services }: SavedViewProps) {
  const { t } = useText();
  const { clipId } = saved;
  const clip = useQueuedClip(services.queue, clipId);
  const isLate = useOpening(saved, clip, services);
  const cancel = useCallback(() => services.background.cancel(clipId), [services, clipId]);
  const undo = useTask(cancel);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [isChanging, setIsChanging] = useState(saved.isChanging ?? false);
  const canChange = clip !== undefined && isChangeable(clip);
  const leaveForm = (): void => {
    setIsChanging(false);
    // A clip that was held back for this goes on; changed or not.
    services.background.retry(clipId).catch(() => undefined);
  };
  const url = clip?.url;
  const isOver = clip?.state === 'trash' || clip?.state === 'cancelling';

  return (
    <section class={style.saved}>
      <h2 class={style.heading} tabIndex={-1} ref={heading}>
        <span class={style.mark}>
          <Icon name="check" />
        </span>
        {t('saved')}
      </h2>
      {isChanging && canChange ? (
        <ReviseForm clip={clip} services={services} onDone={leaveForm} />
      ) : (
        clip && <SavedFacts clip={clip} />
      )}
      <div role="status">{clip && <SavedState clip={clip} services={services} />}</div>
      {isLate && url === undefined && <p class={style.detail}>{t('openLater')}</p>}
      {undo.failure && <Notice tone="danger">{t(undo.failure)}</Notice>}
      <div class={style.actions}>
        {url !== undefined && !isOver && (
          <Button look="primary" icon="open" onClick={() => services.openTab(url)}>
            {t('open')}
          </Button>
        )}
        {canChange && !isChanging && <Button onClick={() => setIsChanging(true)}>{t('receiptChange')}</Button>}
        {!isOver && (
          <Button isBusy={undo.isBusy} onClick={undo.run}>
            {t('undo')}
          </Button>
        )}
        <Button look="subtle" onClick={services.closeWindow}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

function SavedFacts({ clip }: { clip: QueuedClip }) {
  const { t } = useText();
  return (
    <div>
      <p class={style.title}>{clip.title}</p>
      <p class={style.detail}>
        {clip.destination === undefined ? t('savedWithoutPlace') : t('savedIn', nameOfPlace(clip.destination))}
      </p>
    </div>
  );
}

function SavedState({ clip, services }: { clip: QueuedClip; services: PopupServices }) {
  const text = useText();
  if (clip.state === 'needs-user') return <NeedsPerson clip={clip} services={services} />;
  return (
    <>
      <p>{wordsOfState(clip, text)}</p>
      <ClipProgress clip={clip} />
    </>
  );
}

/** Opens the page once it is published; gives whether that took too long. */
function useOpening(saved: SavedClip, clip: QueuedClip | undefined, services: PopupServices): boolean {
  const [isLate, setIsLate] = useState(false);
  const { opensWhenPublished } = saved;
  const url = clip?.url;
  useEffect(() => {
    if (!opensWhenPublished) return;
    const timer = setTimeout(() => setIsLate(true), OPEN_WAIT);
    return () => clearTimeout(timer);
  }, [opensWhenPublished]);
  useEffect(() => {
    if (!opensWhenPublished || isLate || url === undefined) return;
    services.openTab(url);
    services.closeWindow();
  }, [opensWhenPublished, isLate, url, services]);
  return isLate;
}
