import { useId } from 'preact/hooks';
import style from './choice.module.css';

export type ChoiceOption<Value extends string> = { value: Value; label: string; isDisabled?: boolean };

export type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly ChoiceOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
};

/** A few alternatives side by side: native radio buttons, so that the arrow keys and readers know them. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class={style.choice}>
      <legend class={style.legend}>{label}</legend>
      <div class={style.options}>
        {options.map((option) => (
          <label key={option.value} class={style.option}>
            <input
              class={style.radio}
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.isDisabled}
              onChange={() => onChange(option.value)}
            />
            <span class={style.text}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
