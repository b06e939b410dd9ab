import { useText } from '../base/text';
import type { OptionsServices } from '../services';
import { useReading } from '../use-queue';
import style from './queue-file.module.css';

/** How much room the clips take, and how much of them is kept a second time. Nothing until both are known. */
export function StorageUse({ services }: { services: Pick<OptionsServices, 'queue' | 'readStorage'> }) {
  const { t, number, plural } = useText();
  const { queue, readStorage } = services;
  const { value: storage } = useReading(queue, readStorage);
  if (storage === undefined) return null;
  const { used, quota, waiting, copied, cut } = storage;
  const language = t('language');
  const isUseKnown = used !== undefined && quota !== undefined;
  if (!isUseKnown && waiting === 0) return null;
  return (
    <div class={style.words}>
      {isUseKnown && <p>{t('storageUsed', wordsOfSize(used, language), wordsOfSize(quota, language))}</p>}
      {waiting > 0 && <p>{t('storageCopied', number(copied), number(waiting))}</p>}
      {cut > 0 && <p>{plural('storageCut', cut)}</p>}
    </div>
  );
}

function wordsOfSize(bytes: number, language: string): string {
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
