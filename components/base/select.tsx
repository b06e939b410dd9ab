import { useId } from 'preact/hooks';
import { Field } from './field';
import inputStyle from './text-field.module.css';

export type SelectProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One of a few, in the browser's own control. */
export function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <Field controlId={id} label={label}>
      <select id={id} class={inputStyle.input} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
