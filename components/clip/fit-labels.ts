import { normalizeLabel } from '../../lib/clip/label';

/** More than one can look through; who wants another goes on typing. */
const MOST_SHOWN = 8;

/** The known labels that fit what is being typed, without those that are set; a beginning counts before a middle. */
export function fitLabels(known: readonly string[], typed: string, set: readonly string[]): string[] {
  const wanted = normalizeLabel(typed);
  const fitting = known.filter((label) => !set.includes(label) && label !== wanted && label.includes(wanted));
  const begins = (label: string): number => (label.startsWith(wanted) ? 0 : 1);
  return fitting.sort((one, other) => begins(one) - begins(other)).slice(0, MOST_SHOWN);
}
