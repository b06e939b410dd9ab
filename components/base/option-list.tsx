import { useEffect, useRef } from 'preact/hooks';
import style from './combobox.module.css';
import { HiddenText } from './hidden-text';
import { Icon } from './icon';

export type Option<Value> = {
  /** Unique in the list. */
  id: string;
  label: string;
  /** A second thing to know it by, set apart. */
  detail?: string;
  /** A key that chooses it from elsewhere. */
  keyHint?: string;
  /** What stands against choosing it, in words. */
  mark?: string;
  /** What the signs at its end say, for those who listen. */
  spoken?: string;
  /** Absent where it cannot be starred. */
  isStarred?: boolean;
  /** It holds others, which the arrow key shows. */
  isOpenable?: boolean;
  /** Choosing it changes the list instead of closing it. */
  staysOpen?: boolean;
  value: Value;
};

export type OptionGroup<Value> = { id: string; label: string; options: readonly Option<Value>[] };

export type OptionListProps<Value> = {
  id: string;
  label: string;
  groups: readonly OptionGroup<Value>[];
  /** The highlighted option, counted over all groups. */
  active: number | undefined;
  onPick: (index: number) => void;
  onOpen?: (index: number) => void;
  onStar?: (index: number) => void;
};

/** A combobox's options. The focus stays in the field; `aria-activedescendant` points in here. */
export function OptionList<Value>({ id, label, groups, active, onPick, onOpen, onStar }: OptionListProps<Value>) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== undefined) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  let index = -1;
  return (
    <div id={id} class={style.list} role="listbox" aria-label={label} ref={list}>
      {groups
        .filter((group) => group.options.length > 0)
        .map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox may own groups of options, not fieldsets.
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <div id={`${id}-${group.id}`} class={style.groupLabel} role="presentation">
              {group.label}
            </div>
            {group.options.map((option) => {
              index += 1;
              const own = index;
              return (
                <OptionItem
                  key={option.id}
                  id={`${id}-${own}`}
                  option={option}
                  isActive={own === active}
                  onPick={() => onPick(own)}
                  onOpen={() => onOpen?.(own)}
                  onStar={() => onStar?.(own)}
                />
              );
            })}
          </div>
        ))}
    </div>
  );
}

type OptionItemProps<Value> = {
  id: string;
  option: Option<Value>;
  isActive: boolean;
  onPick: () => void;
  onOpen: () => void;
  onStar: () => void;
};

function OptionItem<Value>({ id, option, isActive, onPick, onOpen, onStar }: OptionItemProps<Value>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
    <div
      id={id}
      class={style.option}
      role="option"
      aria-selected={isActive}
      // Or the field would lose the focus and close the list before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span class={style.optionLabel}>{option.label}</span>
      {option.detail && <span class={style.detail}>{option.detail}</span>}
      {option.mark && <span class={style.mark}>{option.mark}</span>}
      {option.spoken && <HiddenText>{option.spoken}</HiddenText>}
      <span class={style.end}>
        {option.keyHint && <kbd class={style.key}>{option.keyHint}</kbd>}
        {option.isStarred !== undefined && <MouseTarget isLit={option.isStarred} icon="star" onClick={onStar} />}
        {option.isOpenable && <MouseTarget icon="onward" onClick={onOpen} />}
      </span>
    </div>
  );
}

type MouseTargetProps = { icon: 'star' | 'onward'; isLit?: boolean; onClick: () => void };

/** For the mouse only: an option may hold no control, and the keyboard has keys for the same. */
function MouseTarget({ icon, isLit = false, onClick }: MouseTargetProps) {
  return (
    <span
      class={`${style.target} ${style[icon]} ${isLit ? style.lit : ''}`}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      <Icon name={icon} />
    </span>
  );
}
