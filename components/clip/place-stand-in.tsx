import { useId } from 'preact/hooks';
import { Field } from '../base/field';
import { useText } from '../base/text';
import inputStyle from '../base/text-field.module.css';

export type PlaceStandInProps = {
  shown: string;
  /** Notes whether the focus is here, for the field that takes this one's place. */
  wasFocused: { current: boolean };
  inputRef?: { current: HTMLInputElement | null };
};

/** What the place picker looks like before its code is there. */
export function PlaceStandIn({ shown, wasFocused, inputRef }: PlaceStandInProps) {
  const { t } = useText();
  const id = useId();
  const note = (isFocused: boolean) => () => {
    wasFocused.current = isFocused;
  };
  return (
    <Field controlId={id} label={t('place')}>
      <input
        id={id}
        class={inputStyle.input}
        type="text"
        role="combobox"
        aria-expanded="false"
        aria-autocomplete="list"
        readonly
        value={shown}
        placeholder={t('placePlaceholder')}
        ref={inputRef ?? null}
        onFocus={note(true)}
        onBlur={note(false)}
      />
    </Field>
  );
}
