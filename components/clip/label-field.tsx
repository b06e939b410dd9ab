import type { TargetedKeyboardEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { addLabels } from '../../lib/clip/label';
import { descriptionIdOf, Field } from '../base/field';
import { HiddenText } from '../base/hidden-text';
import { Icon } from '../base/icon';
import { useText } from '../base/text';
import style from './label-field.module.css';

/** Labels that are set, and what is still being typed; a Save takes both. */
export type LabelDraft = { labels: readonly string[]; typed: string };

export type LabelFieldProps = { label: string; draft: LabelDraft; onChange: (draft: LabelDraft) => void };

/** Every label of a draft, also the one that was not yet closed by Enter, comma or space. */
export const labelsOf = ({ labels, typed }: LabelDraft): string[] => addLabels(labels, typed);

/** Labels as chips, with a field for the next one. */
export function LabelField({ label, draft, onChange }: LabelFieldProps) {
  const { t } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const commit = (): void => onChange({ labels: labelsOf(draft), typed: '' });
  const remove = (removed: string): void => {
    onChange({ ...draft, labels: draft.labels.filter((kept) => kept !== removed) });
    input.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const last = draft.labels.at(-1);
    if (event.key === 'Enter' && draft.typed !== '' && !event.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Backspace' && draft.typed === '' && last !== undefined) remove(last);
  };
  const isRefused = draft.typed.trim() !== '' && labelsOf({ labels: [], typed: draft.typed }).length === 0;

  return (
    <Field controlId={id} label={label} message={isRefused && <span class={style.refused}>{t('labelRefused')}</span>}>
      <div class={style.box}>
        {draft.labels.length > 0 && (
          <ul class={style.chips}>
            {draft.labels.map((name) => (
              <li key={name} class={style.chip}>
                {name}
                <button type="button" class={style.remove} onClick={() => remove(name)}>
                  <Icon name="close" />
                  <HiddenText>{t('labelRemove', name)}</HiddenText>
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          id={id}
          class={style.input}
          type="text"
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          placeholder={draft.labels.length === 0 ? t('labelsPlaceholder') : ''}
          value={draft.typed}
          aria-describedby={descriptionIdOf(id)}
          ref={input}
          onInput={(event) => onChange(takeTyped(draft, event.currentTarget.value))}
          onKeyDown={onKeyDown}
          onBlur={() => draft.typed !== '' && commit()}
        />
      </div>
    </Field>
  );
}

/** A comma or a space closes a label; what follows the last one is still being typed. */
function takeTyped(draft: LabelDraft, typed: string): LabelDraft {
  const end = Math.max(typed.lastIndexOf(','), typed.lastIndexOf(' '));
  if (end < 0) return { ...draft, typed };
  return { labels: addLabels(draft.labels, typed.slice(0, end)), typed: typed.slice(end + 1) };
}
