import style from './progress.module.css';

/** How far something is; without a value it only goes on. */
export function Progress({ label, value, max }: { label: string; value?: number; max?: number }) {
  return <progress class={style.progress} aria-label={label} value={value} max={max} />;
}
