import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import {
  type ComboboxState,
  closedCombobox,
  enterList,
  type ListKey,
  openCombobox,
  pressKey,
  readListKey,
  typeWords,
} from './combobox-state';
import type { Option } from './option-list';

export type ComboboxActions<Value> = {
  options: readonly Option<Value>[];
  onChange: (state: ComboboxState) => void;
  onPick: (value: Value) => void;
  /** Shows what an option holds in place of the list; the first option then leads back, the second stands for it. */
  onOpen: ((value: Value) => void) | undefined;
  onBack: (() => void) | undefined;
  onStar: ((value: Value, isStarred: boolean) => void) | undefined;
};

/** Joins the combobox's states to the events of its field. */
export function useCombobox<Value>({ options, onChange, onPick, onOpen, onBack, onStar }: ComboboxActions<Value>) {
  const [state, setState] = useState<ComboboxState>(closedCombobox);
  const count = options.length;

  const moveTo = (next: ComboboxState): void => {
    if (next.isOpen !== state.isOpen || next.words !== state.words) onChange(next);
    setState(next);
  };
  const pick = (index: number): void => {
    const option = options[index];
    moveTo(option?.staysOpen ? enterList(0) : closedCombobox);
    if (option) onPick(option.value);
  };
  const open = (index: number): boolean => {
    const option = options[index];
    if (!option?.isOpenable || onOpen === undefined) return false;
    moveTo(enterList(1));
    onOpen(option.value);
    return true;
  };
  const star = (index: number): boolean => {
    const option = options[index];
    if (option?.isStarred === undefined || onStar === undefined) return false;
    onStar(option.value, !option.isStarred);
    return true;
  };
  const back = (): boolean => {
    if (onBack === undefined) return false;
    moveTo(enterList(0));
    onBack();
    return true;
  };

  /** Whether the key was for the list itself. */
  const pressListKey = (event: TargetedKeyboardEvent<HTMLInputElement>): boolean => {
    if (!state.isOpen || event.altKey) return false;
    const action = readListKey(toListKey(event, state));
    if (action === 'back') return back();
    if (action === undefined || state.active === undefined) return false;
    return action === 'open' ? open(state.active) : star(state.active);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isListKey = pressListKey(event);
    const step = isListKey ? undefined : pressKey(state, { key: event.key, isAlt: event.altKey, count });
    if (isListKey || step?.isHandled) {
      // An Escape that closes the list must not close the popup as well.
      event.preventDefault();
      event.stopPropagation();
    }
    if (step?.picked !== undefined) pick(step.picked);
    else if (step && step.state !== state) moveTo(step.state);
  };

  return {
    state,
    /** The highlighted option, once it is there. */
    active: state.active !== undefined && state.active < count ? state.active : undefined,
    pick,
    open,
    star,
    toggle: () => moveTo(state.isOpen ? closedCombobox : openCombobox(state)),
    fieldEvents: {
      onKeyDown,
      onInput: (event: { currentTarget: HTMLInputElement }) => moveTo(typeWords(event.currentTarget.value)),
      onClick: () => moveTo(openCombobox(state)),
      onFocus: (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select(),
      onBlur: () => moveTo(closedCombobox),
    },
  };
}

/** While the field shows what is chosen there is no caret that an arrow should move. */
function toListKey(
  { key, shiftKey, currentTarget }: TargetedKeyboardEvent<HTMLInputElement>,
  state: ComboboxState,
): ListKey {
  const { selectionStart, selectionEnd, value } = currentTarget;
  const isShown = state.words === undefined;
  return {
    key,
    isShift: shiftKey,
    isRightToLeft: getComputedStyle(currentTarget).direction === 'rtl',
    isAtStart: isShown || selectionEnd === 0,
    isAtEnd: isShown || selectionStart === value.length,
  };
}
