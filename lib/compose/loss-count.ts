import type { Loss, LossCode } from '../clip/loss.ts';
import { asOneOf } from './checked.ts';

/** What a page can fail to keep, as against what is lost on the way. */
const CODES = [
  'embed-linked',
  'frame-unreadable',
  'closed-component',
  'cut-short',
  'article-not-found',
  'selection-not-found',
  'math-as-code',
  'link-unsafe',
] as const satisfies readonly LossCode[];

/** Gives a value as the code of a loss that a page can tell of; throws RecordingError for anything else. */
export function readLossCode(value: unknown): LossCode {
  return asOneOf(value, CODES);
}

/** Counts losses, in the order in which they first came. */
export function createLossCount() {
  const counts = new Map<LossCode, number>();
  return {
    add: (code: LossCode): void => void counts.set(code, (counts.get(code) ?? 0) + 1),
    list: (): Loss[] => [...counts].map(([code, count]) => ({ code, count })),
  };
}
