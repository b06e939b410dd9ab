import { useId, useState } from 'preact/hooks';
import { Button } from './button';
import style from './copy-field.module.css';
import { Field } from './field';
import { useText } from './text';
import inputStyle from './text-field.module.css';
import { useTask } from './use-task';

export type CopyFieldProps = { label: string; value: string; copyText: (text: string) => Promise<void> };

/** A text that is needed elsewhere, with a button that copies it. */
export function CopyField({ label, value, copyText }: CopyFieldProps) {
  const { t } = useText();
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  const { failure, run } = useTask(async () => {
    await copyText(value);
    setIsCopied(true);
  });
  return (
    <Field controlId={id} label={label} message={isCopied ? t('copied') : failure && t(failure)}>
      <div class={style.row}>
        <input
          id={id}
          class={`${inputStyle.input} ${style.value}`}
          type="text"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button label={`${t('copy')}: ${label}`} onClick={run}>
          {t('copy')}
        </Button>
      </div>
    </Field>
  );
}
