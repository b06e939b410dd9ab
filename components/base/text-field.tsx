import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { descriptionIdOf, Field } from './field';
import style from './text-field.module.css';

export type TextFieldProps = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  message?: ComponentChildren;
  placeholder?: string;
  maxLength?: number;
  /** Typed characters are not shown. */
  isSecret?: boolean;
  /** Letters, digits and signs that no dictionary knows: no spell check, no capitals. */
  isCode?: boolean;
  isRequired?: boolean;
};

const plain = { type: 'text' } as const;
const secret = { type: 'password' } as const;

export function TextField(props: TextFieldProps) {
  const id = useId();
  return (
    <Field controlId={id} label={props.label} {...(props.hint && { hint: props.hint })} message={props.message}>
      <input
        id={id}
        class={style.input}
        {...(props.isSecret ? secret : plain)}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        required={props.isRequired}
        spellcheck={!props.isCode && !props.isSecret}
        autocapitalize={props.isCode ? 'off' : 'sentences'}
        autocomplete="off"
        aria-describedby={descriptionIdOf(id)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
