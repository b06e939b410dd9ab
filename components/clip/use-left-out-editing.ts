import { useState } from 'preact/hooks';

/** What can be done with the blocks of a preview. */
export type LeftOutEditing = {
  leaveOut: (blocks: readonly number[]) => void;
  bringBack: (blocks: readonly number[]) => void;
  canUndo: boolean;
  undo: () => void;
};

/** Leaving out and bringing back; every step can be undone while the preview is open. */
export function useLeftOutEditing(
  leftOut: readonly number[],
  onLeaveOut: (leftOut: readonly number[]) => void,
): LeftOutEditing {
  const [history, setHistory] = useState<readonly (readonly number[])[]>([]);
  const change = (next: readonly number[]): void => {
    setHistory([...history, leftOut]);
    onLeaveOut(next);
  };
  return {
    leaveOut: (blocks) => change([...new Set([...leftOut, ...blocks])].sort((one, other) => one - other)),
    bringBack: (blocks) => change(leftOut.filter((index) => !blocks.includes(index))),
    canUndo: history.length > 0,
    undo: () => {
      const before = history.at(-1);
      if (before === undefined) return;
      setHistory(history.slice(0, -1));
      onLeaveOut(before);
    },
  };
}
