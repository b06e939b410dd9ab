import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sectionAt } from '../../lib/adf/left-out';
import type { RootBlock } from '../../lib/adf/nodes';
import { blocksIn, type Part } from './preview-parts';
import type { LeftOutEditing } from './use-left-out-editing';

type Ports = { parts: readonly Part[]; content: readonly RootBlock[]; editing: LeftOutEditing };

/**
 * One part's buttons are in the order of the tab key; arrow keys, Home and End lead from part to part, Delete leaves the
 * part out (with Shift its section) or brings it back, and the focus goes on to what follows.
 */
export function usePartKeys({ parts, content, editing }: Ports) {
  const list = useRef<HTMLElement>(null);
  const [block, setBlock] = useState(0);
  const isMoved = useRef(false);
  const found = parts.findIndex(({ first, last }) => first <= block && block <= last);
  const current = found === -1 ? 0 : found;
  // Before the next key can arrive.
  useLayoutEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    list.current?.querySelector<HTMLElement>(`[data-part="${current}"] button`)?.focus();
  });
  const moveTo = (next: number): void => {
    isMoved.current = true;
    setBlock(Math.max(0, Math.min(next, content.length - 1)));
  };
  const step = (by: number): void => moveTo(parts[current + by]?.first ?? block);
  const leaveOut = (blocks: readonly number[]): void => {
    editing.leaveOut(blocks);
    moveTo((blocks.at(-1) ?? 0) + 1);
  };
  const bringBack = (part: Part): void => {
    editing.bringBack(blocksIn(part));
    moveTo(part.first);
  };
  const toggle = ({ shiftKey }: { shiftKey: boolean }): void => {
    const part = parts[current];
    if (part === undefined) return;
    if (part.isLeftOut) bringBack(part);
    else leaveOut(shiftKey ? sectionAt(content, part.first) : blocksIn(part));
  };
  const actions: Record<string, (event: { shiftKey: boolean }) => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => moveTo(0),
    End: () => moveTo(content.length - 1),
    Delete: toggle,
    Backspace: toggle,
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const isUndo = isCommand && !event.shiftKey && event.key.toLowerCase() === 'z';
    const action = isUndo ? editing.undo : isCommand || event.altKey ? undefined : actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action(event);
  };
  return { list, current, setBlock, leaveOut, bringBack, onKeyDown };
}
