import style from './icon.module.css';

export type IconName =
  | 'check'
  | 'chevron'
  | 'close'
  | 'gear'
  | 'information'
  | 'open'
  | 'question'
  | 'waiting'
  | 'warning';

/** Our own strokes on a grid of 16; `currentColor` keeps them visible under forced colours. */
const paths: Record<IconName, string> = {
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  gear: 'M8 10.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5ZM8 1.75v2M8 12.25v2M1.75 8h2M12.25 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  information: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.25V11.5M8 4.5v.5',
  open: 'M6.5 3H3v10h10V9.5M9 3h4v4M12.75 3.25 7.5 8.5',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4v.3M8 12.5v.5',
  waiting: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 4.5V8l2.5 1.5',
  warning: 'M8 2 1.5 13.5h13L8 2ZM8 6.5V10M8 11.5v.5',
};

/** A decoration: what it means is said in words beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={style.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
