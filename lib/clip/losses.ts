import type { Loss, LossCode } from './loss';

/** Gives the losses with `count` more of one code, which keeps its place; the list that came in stays as it is. */
export function addLoss(losses: readonly Loss[], code: LossCode, count = 1): Loss[] {
  return mergeLosses(losses, [{ code, count }]);
}

/** Gives one entry for each code of several lists, in the order of first appearance, with their counts added up. */
export function mergeLosses(...lists: (readonly Loss[])[]): Loss[] {
  const counts = new Map<LossCode, number>();
  for (const { code, count } of lists.flat()) {
    if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}
