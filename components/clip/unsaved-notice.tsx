import { useCallback, useState } from 'preact/hooks';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { type MessageKey, useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { PopupServices, UnsavedWish } from '../services';

export type UnsavedNoticeProps = {
  /** Why it was not saved. */
  words: MessageKey;
  /** What was to be saved, as the form says it now. */
  wish: () => Promise<UnsavedWish>;
  onTryAgain: () => void;
  services: Pick<PopupServices, 'takeUnsaved'>;
};

/** Says that nothing was saved and why; what was captured can be tried again, copied, or taken along as a file. */
export function UnsavedNotice({ words, wish, onTryAgain, services }: UnsavedNoticeProps) {
  const { t } = useText();
  const [done, setDone] = useState<MessageKey>();
  const copy = useCallback(async () => {
    const [{ formatClip }, clip] = await Promise.all([import('./clip-html'), services.takeUnsaved(await wish())]);
    await clip.copy(formatClip(clip));
    setDone('copied');
  }, [services, wish]);
  const download = useCallback(async () => {
    const clip = await services.takeUnsaved(await wish());
    await clip.download();
    setDone('unsavedDownloaded');
  }, [services, wish]);
  const copying = useTask(copy);
  const downloading = useTask(download);
  const actions = (
    <>
      <Button isSmall onClick={onTryAgain}>
        {t('tryAgain')}
      </Button>
      <Button isSmall isBusy={copying.isBusy} onClick={copying.run}>
        {t('copy')}
      </Button>
      <Button isSmall isBusy={downloading.isBusy} onClick={downloading.run}>
        {t('download')}
      </Button>
    </>
  );
  return (
    <Notice tone="danger" actions={actions}>
      <p>{t(words)}</p>
      <p>{t(copying.failure ?? downloading.failure ?? done ?? 'unsavedKept')}</p>
    </Notice>
  );
}
