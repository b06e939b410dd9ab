import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import style from './combobox.module.css';
import { Field } from './field';
import { LiveRegion } from './hidden-text';
import { Icon } from './icon';
import { type OptionGroup, OptionList } from './option-list';
import inputStyle from './text-field.module.css';
import { useCombobox } from './use-combobox';

export type ComboboxProps<Value> = {
  label: string;
  /** What the field shows while nobody is typing: the name of what is chosen. */
  shown: string;
  /** What can be chosen, given the words last handed to `onChange`. */
  groups: readonly OptionGroup<Value>[];
  /** How many there are, or that a search goes on: shown below the options and read out. */
  status: string;
  placeholder: string;
  /** Told when it opens and closes, and of what is typed; undefined words where nothing was typed since it opened. */
  onChange: (state: { isOpen: boolean; words?: string }) => void;
  onPick: (value: Value) => void;
  onOpen?: (value: Value) => void;
  /** Where the list shows what an option holds: the way back. */
  onBack?: (() => void) | undefined;
  onStar?: (value: Value, isStarred: boolean) => void;
  /** Takes the focus as it appears. */
  isFocused?: boolean;
  /** Opens as it appears and takes the focus. */
  isClicked?: boolean;
  /** Typed already as it appears and takes the focus. */
  words?: string;
  keyShortcuts?: string;
  inputRef?: { current: HTMLInputElement | null };
};

/** A field that filters a list while one types (ARIA Authoring Practices: editable combobox with listbox). */
export function Combobox<Value>(props: ComboboxProps<Value>) {
  const id = useId();
  const listId = `${id}-list`;
  const options = props.groups.flatMap((group) => group.options);
  const { state, active, pick, open, star, toggle, fieldEvents } = useCombobox<Value>({
    options,
    onChange: props.onChange,
    onPick: props.onPick,
    onOpen: props.onOpen,
    onBack: props.onBack,
    onStar: props.onStar,
  });
  const input = useRef<HTMLInputElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as it appears.
  useLayoutEffect(() => {
    const { isFocused, isClicked, words } = props;
    if (!isFocused || input.current === null) return;
    input.current.focus();
    if (words === undefined) {
      if (isClicked) fieldEvents.onClick();
      return;
    }
    // Set after the focus, which selects: the caret then stands behind the words, where the next key goes.
    input.current.value = words;
    fieldEvents.onInput({ currentTarget: input.current });
  }, []);
  const isListShown = state.isOpen && options.length > 0;

  return (
    <Field controlId={id} label={props.label}>
      <div class={style.control}>
        <input
          id={id}
          class={`${inputStyle.input} ${style.input}`}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isListShown}
          aria-controls={isListShown ? listId : undefined}
          aria-activedescendant={isListShown && active !== undefined ? `${listId}-${active}` : undefined}
          aria-keyshortcuts={props.keyShortcuts}
          autocomplete="off"
          spellcheck={false}
          placeholder={props.placeholder}
          value={state.words ?? props.shown}
          ref={(element) => {
            input.current = element;
            if (props.inputRef) props.inputRef.current = element;
          }}
          {...fieldEvents}
        />
        {/* For the mouse only: the keyboard has the arrow keys. The press must not take the focus from the field. */}
        <span class={style.toggle} aria-hidden="true" onMouseDown={(event) => event.preventDefault()} onClick={toggle}>
          <Icon name="chevron" />
        </span>
      </div>
      {state.isOpen && (
        <div class={style.popup}>
          {isListShown && (
            <OptionList
              id={listId}
              label={props.label}
              groups={props.groups}
              active={active}
              onPick={pick}
              onOpen={open}
              onStar={star}
            />
          )}
          <p class={style.status} aria-hidden="true">
            {props.status}
          </p>
        </div>
      )}
      <LiveRegion>{state.isOpen && props.status}</LiveRegion>
    </Field>
  );
}
