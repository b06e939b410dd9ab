import { useId } from 'preact/hooks';
import { Field } from './field';
import style from './text-area.module.css';
import inputStyle from './text-field.module.css';

export type TextAreaProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  placeholder: string;
  maxLength: number;
};

/** A field for a few lines; it grows with them. */
export function TextArea({ label, value, onInput, placeholder, maxLength }: TextAreaProps) {
  const id = useId();
  return (
    <Field controlId={id} label={label}>
      <textarea
        id={id}
        class={`${inputStyle.input} ${style.area}`}
        rows={1}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
