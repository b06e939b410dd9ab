import type { ComponentChildren } from 'preact';
import style from './hidden-text.module.css';

/** Text for those who listen: out of sight, but read. */
export function HiddenText({ children }: { children: ComponentChildren }) {
  return <span class={style.hidden}>{children}</span>;
}

/** A place whose every change is read out when the reader pauses. It stays mounted: a new one would not be heard. */
export function LiveRegion({ children }: { children: ComponentChildren }) {
  return (
    <div class={style.hidden} role="status">
      {children}
    </div>
  );
}
