import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { type ComboboxState, closedCombobox, openCombobox, pressKey } from '../base/combobox-state';
import { fitLabels } from './fit-labels';
import type { LabelDraft } from './label-field';

type Ports = {
  draft: LabelDraft;
  /** Reads the labels used before; without it nothing is suggested. */
  loadKnown: (() => Promise<readonly string[]>) | undefined;
  onPick: (label: string) => void;
};

/**
 * Labels used before, below the field for the next one. Nothing is highlighted until an arrow key asks for it, for Enter
 * must take what was typed.
 */
export function useLabelSuggestions({ draft, loadKnown, onPick }: Ports) {
  const [known, setKnown] = useState<readonly string[]>([]);
  const [state, setState] = useState<ComboboxState>(closedCombobox);
  const labels = state.isOpen ? fitLabels(known, draft.typed, draft.labels) : [];
  const active = state.active !== undefined && state.active < labels.length ? state.active : undefined;
  const pick = (index: number): void => {
    const label = labels[index];
    setState(closedCombobox);
    if (label !== undefined) onPick(label);
  };
  return {
    labels,
    active,
    pick,
    open: () => setState(openCombobox({ isOpen: false })),
    close: () => setState(closedCombobox),
    /** Without them one types as before. */
    load: () => void loadKnown?.().then(setKnown, () => undefined),
    /** Whether the key was for the suggestions. */
    onKeyDown: (event: TargetedKeyboardEvent<HTMLInputElement>): boolean => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return false;
      if (event.key === 'Enter' && active === undefined) return false;
      if (event.key === 'Escape' && labels.length === 0) return false;
      const step = pressKey(state, { key: event.key, isAlt: event.altKey, count: labels.length });
      if (step.picked !== undefined) pick(step.picked);
      else if (step.state !== state) setState(step.state);
      if (!step.isHandled) return false;
      // An Escape that closes the list must not close the popup as well.
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
