import style from './icon.module.css';

export type IconName =
  | 'check'
  | 'chevron'
  | 'close'
  | 'information'
  | 'onward'
  | 'open'
  | 'sliders'
  | 'star'
  | 'waiting'
  | 'warning';

/** Our own strokes on a grid of 16; `currentColor` keeps them visible under forced colours. */
const paths: Record<IconName, string> = {
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  information: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5ZM8 7.25V11.5M8 4.5v.5',
  onward: 'M6 4l4 4-4 4',
  open: 'M6.5 3H3v10h10V9.5M9 3h4v4M12.75 3.25 7.5 8.5',
  sliders:
    'M2 5h6.5M12.5 5H14M2 11h1.5M7.5 11H14M12.25 5a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0ZM7.25 11a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z',
  star: 'M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5L8 2Z',
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
