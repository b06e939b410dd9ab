import { useCallback, useRef, useState } from 'preact/hooks';
import type { ImportCounts } from '../../lib/queue/import-clip';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { OptionsServices } from '../services';
import style from './queue-file.module.css';

/** Everything unsent into a file, and out of one. */
export function QueueFile({ services }: { services: Pick<OptionsServices, 'queueFile'> }) {
  const { t } = useText();
  const { queueFile } = services;
  const [counts, setCounts] = useState<ImportCounts>();
  const picker = useRef<HTMLInputElement>(null);
  const saving = useTask(queueFile.save);
  const load = useCallback(async () => {
    const file = picker.current?.files?.[0];
    setCounts(undefined);
    if (file === undefined) return;
    const taken = await queueFile.load(file).finally(() => {
      // The same file can be chosen again.
      if (picker.current) picker.current.value = '';
    });
    setCounts(taken);
  }, [queueFile]);
  const loading = useTask(load);
  const failure = loading.failure ?? saving.failure;
  return (
    <div class={style.file}>
      <p class={style.words}>{t('queueFileWords')}</p>
      <div class={style.actions}>
        <Button isBusy={saving.isBusy} onClick={saving.run}>
          {t('queueFileSave')}
        </Button>
        <Button isBusy={loading.isBusy} onClick={() => picker.current?.click()}>
          {t('queueFileLoad')}
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={t('queueFileLoad')}
        onChange={loading.run}
      />
      {failure && <Notice tone="danger">{t(failure)}</Notice>}
      <div role="status">{counts && <ImportWords counts={counts} />}</div>
    </div>
  );
}

/** What became of the clips of the file, without what did not happen. */
function ImportWords({ counts: { added, known, unreadable } }: { counts: ImportCounts }) {
  const { plural } = useText();
  const words = [
    plural('importAdded', added),
    known > 0 && plural('importKnown', known),
    unreadable > 0 && plural('importUnreadable', unreadable),
  ];
  return <p>{words.filter(Boolean).join(' ')}</p>;
}
