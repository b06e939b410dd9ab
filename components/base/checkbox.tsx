import style from './checkbox.module.css';

export type CheckboxProps = { label: string; isChecked: boolean; onChange: (isChecked: boolean) => void };

export function Checkbox({ label, isChecked, onChange }: CheckboxProps) {
  return (
    <label class={style.checkbox}>
      <input
        class={style.box}
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
