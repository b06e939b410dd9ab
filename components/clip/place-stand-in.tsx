import { useId } from 'preact/hooks';
import { Field } from '../base/field';
import { useText } from '../base/text';
import inputStyle from '../base/text-field.module.css';

/** What a person has begun in the stand-in; undefined words where nothing was typed. */
export type PlaceBegun = { isFocused: boolean; isClicked?: boolean; words?: string };

export type PlaceStandInProps = {
  shown: string;
  /** Notes what is begun here, for the field that takes this one's place to go on with. */
  begun: { current: PlaceBegun };
  inputRef?: { current: HTMLInputElement | null };
};

/** What the place picker looks like before its code is there. It can be typed into already. */
export function PlaceStandIn({ shown, begun, inputRef }: PlaceStandInProps) {
  const { t } = useText();
  const id = useId();
  return (
    <Field controlId={id} label={t('place')}>
      <input
        id={id}
        class={inputStyle.input}
        type="text"
        role="combobox"
        aria-expanded="false"
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        value={begun.current.words ?? shown}
        placeholder={t('placePlaceholder')}
        ref={inputRef ?? null}
        onFocus={({ currentTarget }) => {
          begun.current = { isFocused: true };
          currentTarget.select();
        }}
        onClick={() => {
          begun.current = { ...begun.current, isClicked: true };
        }}
        onInput={({ currentTarget }) => {
          begun.current = { isFocused: true, words: currentTarget.value };
        }}
        onKeyDown={(event) => {
          // The words stand for another place than the one a save would take.
          if (event.key === 'Enter' && begun.current.words !== undefined) event.preventDefault();
        }}
        onBlur={({ currentTarget }) => {
          begun.current = { isFocused: false };
          currentTarget.value = shown;
        }}
      />
    </Field>
  );
}
