import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import style from './notice.module.css';

export type NoticeTone = 'information' | 'success' | 'warning' | 'danger';

export type NoticeProps = {
  tone: NoticeTone;
  children: ComponentChildren;
  /** Buttons that lead on. */
  actions?: ComponentChildren;
};

const icons: Record<NoticeTone, IconName> = {
  information: 'information',
  success: 'check',
  warning: 'warning',
  danger: 'warning',
};

/** Something to know, with the way on. It is read out by the live region it stands in, or by `role="alert"` when bad. */
export function Notice({ tone, children, actions }: NoticeProps) {
  return (
    <div class={`${style.notice} ${style[tone]}`} role={tone === 'danger' ? 'alert' : undefined}>
      <span class={style.icon}>
        <Icon name={icons[tone]} />
      </span>
      <div class={style.words}>{children}</div>
      {actions && <div class={style.actions}>{actions}</div>}
    </div>
  );
}
