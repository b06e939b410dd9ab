import type { TargetedKeyboardEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { addLabels } from '../../lib/clip/label';
import comboboxStyle from '../base/combobox.module.css';
import { descriptionIdOf, Field } from '../base/field';
import { LiveRegion } from '../base/hidden-text';
import { OptionList } from '../base/option-list';
import { useText } from '../base/text';
import { LabelChips } from './label-chips';
import style from './label-field.module.css';
import { useLabelSuggestions } from './use-label-suggestions';

/** Labels that are set, and what is still being typed; a Save takes both. */
export type LabelDraft = { labels: readonly string[]; typed: string };

export type LabelFieldProps = {
  label: string;
  draft: LabelDraft;
  onChange: (draft: LabelDraft) => void;
  /** Reads the labels used before, to be suggested. */
  loadKnown?: () => Promise<readonly string[]>;
};

/** Every label of a draft, also the one that was not yet closed by Enter, comma or space. */
export const labelsOf = ({ labels, typed }: LabelDraft): string[] => addLabels(labels, typed);

/** Labels as chips, with a field for the next one (ARIA Authoring Practices: editable combobox with listbox). */
export function LabelField({ label, draft, onChange, loadKnown }: LabelFieldProps) {
  const { t, plural } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const commit = (): void => onChange({ labels: labelsOf(draft), typed: '' });
  const onPick = (picked: string): void => onChange({ labels: addLabels(draft.labels, picked), typed: '' });
  const suggestions = useLabelSuggestions({ draft, loadKnown, onPick });
  const isListShown = suggestions.labels.length > 0;
  const remove = (removed: string): void => {
    onChange({ ...draft, labels: draft.labels.filter((kept) => kept !== removed) });
    input.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (suggestions.onKeyDown(event)) return;
    const last = draft.labels.at(-1);
    if (event.key === 'Enter' && draft.typed !== '' && !event.isComposing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      suggestions.close();
      commit();
    }
    if (event.key === 'Backspace' && draft.typed === '' && last !== undefined) remove(last);
  };
  const isRefused = draft.typed.trim() !== '' && labelsOf({ labels: [], typed: draft.typed }).length === 0;

  return (
    <Field controlId={id} label={label} message={isRefused && <span class={style.refused}>{t('labelRefused')}</span>}>
      <div class={style.control}>
        <div class={style.box}>
          <LabelChips labels={draft.labels} onRemove={remove} />
          <input
            id={id}
            class={style.input}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isListShown}
            aria-controls={isListShown ? `${id}-list` : undefined}
            aria-activedescendant={suggestions.active === undefined ? undefined : `${id}-list-${suggestions.active}`}
            autocapitalize="off"
            autocomplete="off"
            spellcheck={false}
            placeholder={draft.labels.length === 0 ? t('labelsPlaceholder') : ''}
            value={draft.typed}
            aria-describedby={descriptionIdOf(id)}
            ref={input}
            onFocus={suggestions.load}
            onClick={suggestions.open}
            onInput={(event) => {
              suggestions.open();
              onChange(takeTyped(draft, event.currentTarget.value));
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              suggestions.close();
              if (draft.typed !== '') commit();
            }}
          />
        </div>
        {isListShown && (
          <div class={comboboxStyle.popup}>
            <OptionList
              id={`${id}-list`}
              label={label}
              groups={[{ id: 'known', label: t('labelsKnown'), options: suggestions.labels.map(toOption) }]}
              active={suggestions.active}
              onPick={suggestions.pick}
            />
          </div>
        )}
      </div>
      <LiveRegion>{isListShown && plural('labelsFound', suggestions.labels.length)}</LiveRegion>
    </Field>
  );
}

const toOption = (label: string) => ({ id: label, label, value: label });

/** A comma or a space closes a label; what follows the last one is still being typed. */
function takeTyped(draft: LabelDraft, typed: string): LabelDraft {
  const end = Math.max(typed.lastIndexOf(','), typed.lastIndexOf(' '));
  if (end < 0) return { ...draft, typed };
  return { labels: addLabels(draft.labels, typed.slice(0, end)), typed: typed.slice(end + 1) };
}
