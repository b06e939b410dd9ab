import type { ComponentChildren, Ref } from 'preact';
import style from './button.module.css';
import { HiddenText } from './hidden-text';
import { Icon, type IconName } from './icon';

export type ButtonProps = {
  children: ComponentChildren;
  /** One primary button a screen at most. */
  look?: 'primary' | 'default' | 'subtle';
  isSmall?: boolean;
  icon?: IconName;
  /** Shows that it is at work and takes no second press, but keeps the focus. */
  isBusy?: boolean;
  /** Submits the form around it. */
  isSubmit?: boolean;
  /** Tells apart buttons with the same words, for those who do not see what they stand beside. */
  label?: string;
  /** In the form of `aria-keyshortcuts`. */
  keyShortcuts?: string;
  onClick?: () => void;
  buttonRef?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const { children, look = 'default', isSmall = false, icon, isBusy = false, isSubmit = false } = props;
  return (
    <button
      type={isSubmit ? 'submit' : 'button'}
      class={`${style.button} ${style[look]} ${isSmall ? style.small : ''}`}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-label={props.label}
      aria-keyshortcuts={props.keyShortcuts}
      onClick={isBusy ? undefined : props.onClick}
      ref={props.buttonRef ?? null}
    >
      {isBusy ? <span class={style.spinner} aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export type IconButtonProps = { icon: IconName; label: string; onClick: () => void };

/** A button that shows only an icon; its label is its tooltip too. */
export function IconButton({ icon, label, onClick }: IconButtonProps) {
  return (
    <button type="button" class={`${style.button} ${style.subtle} ${style.iconOnly}`} title={label} onClick={onClick}>
      <Icon name={icon} />
      <HiddenText>{label}</HiddenText>
    </button>
  );
}
