import type { Destination } from '../../lib/clip/destination';
import { normalizeLabel } from '../../lib/clip/label';
import type { QueueReader } from '../services';

/** How far back is looked for labels, in clips: enough for the habits of a quarter. */
const LOOK = 300;
/** More than one can look through; who wants another goes on typing. */
const MOST_SHOWN = 8;

/** The labels used before: those of the space first, and among them those used most and last. */
export function rankLabels(used: readonly Destination[], spaceId: string | undefined): string[] {
  const scores = new Map<string, number>();
  for (const [age, { space, labels }] of used.entries()) {
    const score = (space.id === spaceId ? LOOK * 2 : 1) + 1 / (age + 1);
    for (const label of labels) scores.set(label, (scores.get(label) ?? 0) + score);
  }
  return [...scores].sort(([, one], [, other]) => other - one).map(([label]) => label);
}

/** The known labels that fit what is being typed, without those that are set; a beginning counts before a middle. */
export function fitLabels(known: readonly string[], typed: string, set: readonly string[]): string[] {
  const wanted = normalizeLabel(typed);
  const fitting = known.filter((label) => !set.includes(label) && label !== wanted && label.includes(wanted));
  const begins = (label: string): number => (label.startsWith(wanted) ? 0 : 1);
  return fitting.sort((one, other) => begins(one) - begins(other)).slice(0, MOST_SHOWN);
}

/** Reads the labels used before, from what waits and what was saved: also offline, and nobody is asked. */
export async function readKnownLabels(
  queue: Pick<QueueReader, 'history' | 'list'>,
  spaceId: string | undefined,
): Promise<string[]> {
  const [waiting, saved] = await Promise.all([queue.list(LOOK), queue.history({ limit: LOOK })]);
  const unsaved = waiting.filter(({ publishedAt }) => publishedAt === undefined);
  const used = [...unsaved, ...saved].flatMap(({ destination }) => destination ?? []);
  return rankLabels(used, spaceId);
}
