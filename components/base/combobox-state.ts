/**
 * What an editable combobox does, apart from drawing it: the pattern "Editable Combobox With List Autocomplete" of the
 * ARIA Authoring Practices Guide, with the first match highlighted while typing.
 */
export type ComboboxState = {
  isOpen: boolean;
  /** What was typed since the list opened; undefined while the field shows what is chosen. */
  words?: string;
  /** The highlighted option's index. It may lie beyond the list until the options for new words have come. */
  active?: number;
};

export const closedCombobox: ComboboxState = { isOpen: false };

/** A key press, and how many options there are at that moment. */
export type ComboboxKey = { key: string; isAlt: boolean; count: number };

/** Where a key leads, and whether it was for the combobox at all; `picked` is the index of an option it chose. */
export type ComboboxStep = { state: ComboboxState; isHandled: boolean; picked?: number };

/** The list open, with nothing highlighted. */
export function openCombobox(state: ComboboxState): ComboboxState {
  return state.isOpen ? state : { isOpen: true };
}

/** New words in the field: the best match comes first and is highlighted, so that Enter takes it. */
export function typeWords(words: string): ComboboxState {
  return words === '' ? { isOpen: true, words } : { isOpen: true, words, active: 0 };
}

/** Where a key leads. */
export function pressKey(state: ComboboxState, { key, isAlt, count }: ComboboxKey): ComboboxStep {
  switch (key) {
    case 'ArrowDown':
      return handled(isAlt ? openCombobox(state) : highlight(state, nextIndex(state, count), count));
    case 'ArrowUp':
      return handled(isAlt ? closedCombobox : highlight(state, previousIndex(state, count), count));
    case 'Enter':
      return state.isOpen ? pickOrClose(state, count) : ignored(state);
    case 'Tab':
      // The key must go on and move the focus, hence not handled.
      return state.words ? { ...pickOrClose(state, count), isHandled: false } : ignored(closedCombobox);
    case 'Escape':
      return state.isOpen ? handled(closedCombobox) : ignored(state);
    default:
      return ignored(state);
  }
}

function pickOrClose(state: ComboboxState, count: number): ComboboxStep {
  const isOnOption = state.active !== undefined && state.active < count;
  return isOnOption && state.active !== undefined
    ? { state: closedCombobox, isHandled: true, picked: state.active }
    : handled(closedCombobox);
}

function highlight(state: ComboboxState, active: number, count: number): ComboboxState {
  return count === 0 ? openCombobox(state) : { ...state, isOpen: true, active };
}

function nextIndex({ isOpen, active }: ComboboxState, count: number): number {
  return !isOpen || active === undefined || active >= count - 1 ? 0 : active + 1;
}

function previousIndex({ isOpen, active }: ComboboxState, count: number): number {
  return !isOpen || active === undefined || active <= 0 ? count - 1 : Math.min(active, count) - 1;
}

/** A key that is for the list rather than for the highlight, and where the caret stands. */
export type ListKey = { key: string; isShift: boolean; isRightToLeft: boolean; isAtStart: boolean; isAtEnd: boolean };

/**
 * What a key does to the list itself: opens what the highlighted option holds, goes back, or stars it. An arrow that
 * could still move the caret is left to the field.
 */
export function readListKey(press: ListKey): 'open' | 'back' | 'star' | undefined {
  const [onward, back] = press.isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (press.key === 'Enter' && press.isShift) return 'star';
  if (press.key === onward && press.isAtEnd) return 'open';
  if (press.key === back && press.isAtStart) return 'back';
  return undefined;
}

/** The list of what was opened, with nothing typed; `active` is the option that stands for the thing itself. */
export function enterList(active: number): ComboboxState {
  return { isOpen: true, words: '', active };
}

const handled = (state: ComboboxState): ComboboxStep => ({ state, isHandled: true });
const ignored = (state: ComboboxState): ComboboxStep => ({ state, isHandled: false });
