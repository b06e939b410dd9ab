import { useRef, useState } from 'preact/hooks';
import { Button } from '../base/button';
import { Notice } from '../base/notice';
import { Section } from '../base/section';
import { useText } from '../base/text';
import { useTask } from '../base/use-task';
import type { OptionsServices } from '../services';
import style from './transfer-section.module.css';

export type TransferSectionProps = { services: Pick<OptionsServices, 'settingsFile' | 'copyDiagnostics'> };

/** Settings to take along, and what to tell whoever helps. */
export function TransferSection({ services }: TransferSectionProps) {
  const { t } = useText();
  const [isImported, setIsImported] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const exporting = useTask(services.settingsFile.save);
  const importing = useTask(async () => {
    const file = picker.current?.files?.[0];
    if (picker.current) picker.current.value = '';
    setIsImported(false);
    if (file === undefined) return;
    await services.settingsFile.load(file);
    setIsImported(true);
  });
  const copying = useTask(async () => {
    await services.copyDiagnostics();
    setIsCopied(true);
  });
  const failure = exporting.failure ?? importing.failure ?? copying.failure;
  return (
    <Section heading={t('transferHeading')}>
      <p class={style.words}>{t('transferWords')}</p>
      <div class={style.actions}>
        <Button onClick={exporting.run}>{t('settingsExport')}</Button>
        <Button onClick={() => picker.current?.click()}>{t('settingsImport')}</Button>
        <Button onClick={copying.run}>{t('diagnosticsCopy')}</Button>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={t('settingsImport')}
        onChange={importing.run}
      />
      {failure && <Notice tone="danger">{t(failure)}</Notice>}
      <div role="status">
        {isImported && !failure && <p>{t('settingsImported')}</p>}
        {isCopied && !failure && <p>{t('diagnosticsCopied')}</p>}
      </div>
    </Section>
  );
}
