import type { ComponentChildren } from 'preact';
import style from './field.module.css';

export type FieldProps = {
  /** The id of the control inside. */
  controlId: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong or to be thought of; read out when it appears. */
  message?: ComponentChildren;
  children: ComponentChildren;
};

/** The id of the element that describes a field's control, for its `aria-describedby`. */
export const descriptionIdOf = (controlId: string): string => `${controlId}-description`;

/** A label above a control, and what there is to say about it below. */
export function Field({ controlId, label, hint, message, children }: FieldProps) {
  return (
    <div class={style.field}>
      <label class={style.label} for={controlId}>
        {label}
      </label>
      {children}
      <div id={descriptionIdOf(controlId)}>
        {hint && <p class={style.hint}>{hint}</p>}
        <div class={style.message} role="status">
          {message}
        </div>
      </div>
    </div>
  );
}
