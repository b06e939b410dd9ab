import { useCallback } from 'preact/hooks';
import { addressOfPage } from '../../lib/clip/page-address';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import type { QueueReader } from '../services';
import { useReading } from '../use-queue';
import { nameOfPlace } from '../words/place-name';
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
    <div role="status">
      {saved && (
        <Notice tone="information" actions={actions}>
          {t('savedBefore', date(saved.at), nameOfPlace(saved.destination))}
        </Notice>
      )}
    </div>
  );
}

function useSavedBefore({ opened, captured, queue }: Pick<SavedBeforeProps, 'opened' | 'captured' | 'queue'>) {
  const source = captured?.source;
  const look = useCallback(async () => {
    const address = addressOfPage(source ?? (await opened));
    const [newest] = await queue.history({ address, limit: 1 });
    return newest;
  }, [opened, source, queue]);
  // What cannot be looked up is not told: it is only a reminder.
  return useReading(queue, look).value;
}
