import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { type ComboboxState, closedCombobox, openCombobox, pressKey, typeWords } from './combobox-state';

export type ComboboxActions = {
  count: number;
  onWords: (words: string) => void;
  onPick: (index: number) => void;
  onClear: (() => void) | undefined;
};

/** Joins the combobox's states to the events of its field. */
export function useCombobox({ count, onWords, onPick, onClear }: ComboboxActions) {
  const [state, setState] = useState<ComboboxState>(closedCombobox);

  const moveTo = (next: ComboboxState): void => {
    if (next.isOpen !== state.isOpen || next.words !== state.words) onWords(next.words ?? '');
    setState(next);
  };
  const pick = (index: number): void => {
    moveTo(closedCombobox);
    onPick(index);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const step = pressKey(state, { key: event.key, isAlt: event.altKey, count });
    if (step.isHandled) {
      // An Escape that closes the list must not close the popup as well.
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key === 'Enter' && state.words === '') onClear?.();
    if (step.picked !== undefined) pick(step.picked);
    else if (step.state !== state) moveTo(step.state);
  };

  return {
    state,
    /** The highlighted option, once it is there. */
    active: state.active !== undefined && state.active < count ? state.active : undefined,
    pick,
    toggle: () => moveTo(state.isOpen ? closedCombobox : openCombobox(state)),
    fieldEvents: {
      onKeyDown,
      onInput: (event: { currentTarget: HTMLInputElement }) => moveTo(typeWords(event.currentTarget.value)),
      onClick: () => moveTo(openCombobox(state)),
      onFocus: (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select(),
      onBlur: () => {
        if (state.words === '') onClear?.();
        moveTo(closedCombobox);
      },
    },
  };
}
