import { useEffect, useState } from 'preact/hooks';
import { addressOfPage } from '../../lib/clip/page-address';
import type { Tombstone } from '../../lib/queue/queue-database';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import type { QueueReader } from '../services';
import { nameOfPlace } from '../words/place-name';
import style from './saved-before.module.css';
import type { OpenedTab } from './use-kept-draft';

export type SavedBeforeProps = {
  opened: Promise<OpenedTab>;
  /** The clip, once the page was read: it knows the page's canonical address. */
  captured: QueuedClip | undefined;
  queue: Pick<QueueReader, 'history' | 'watch'>;
  openTab: (url: string) => void;
  onSaveAgain: () => void;
};

/** When and where this very page was saved before, and the way there. */
export function SavedBefore({ opened, captured, queue, openTab, onSaveAgain }: SavedBeforeProps) {
  const { t, date } = useText();
  const saved = useSavedBefore({ opened, captured, queue });
  const url = saved?.url;
  const actions = (
    <>
      {url !== undefined && (
        <Button isSmall onClick={() => openTab(url)}>
          {t('open')}
        </Button>
      )}
      <Button isSmall onClick={onSaveAgain}>
        {t('saveAgain')}
      </Button>
    </>
  );
  return (
    <div class={style.region} role="status">
      {saved && (
        <Notice tone="information" actions={actions}>
          {t('savedBefore', date(saved.at), nameOfPlace(saved.destination))}
        </Notice>
      )}
    </div>
  );
}

function useSavedBefore({ opened, captured, queue }: Pick<SavedBeforeProps, 'opened' | 'captured' | 'queue'>) {
  const [saved, setSaved] = useState<Tombstone>();
  const source = captured?.source;
  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<void> => {
      const address = addressOfPage(source ?? (await opened));
      const [newest] = await queue.history({ address, limit: 1 });
      if (!isOver) setSaved(newest);
    };
    // What cannot be looked up is not told: it is only a reminder.
    const refresh = (): void => void look().catch(() => undefined);
    refresh();
    const stop = queue.watch(refresh);
    return () => {
      isOver = true;
      stop();
    };
  }, [opened, source, queue]);
  return saved;
}
