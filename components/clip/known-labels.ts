import type { Destination } from '../../lib/clip/destination';
import type { QueueReader } from '../services';

/** How far back is looked for labels, in clips: enough for the habits of a quarter. */
const LOOK = 300;

/** The labels used before: those of the space first, and among them those used most and last. */
export function rankLabels(used: readonly Destination[], spaceId: string | undefined): string[] {
  const scores = new Map<string, number>();
  for (const [age, { space, labels }] of used.entries()) {
    const score = (space.id === spaceId ? LOOK * 2 : 1) + 1 / (age + 1);
    for (const label of labels) scores.set(label, (scores.get(label) ?? 0) + score);
  }
  return [...scores].sort(([, one], [, other]) => other - one).map(([label]) => label);
}

/** Reads the labels used before, from what waits and what was saved: also offline, and nobody is asked. */
export async function readKnownLabels(
  queue: Pick<QueueReader, 'history' | 'list'>,
  spaceId: string | undefined,
): Promise<string[]> {
  const [waiting, saved] = await Promise.all([queue.list({ limit: LOOK }), queue.history({ limit: LOOK })]);
  const unsaved = waiting.filter(({ publishedAt }) => publishedAt === undefined);
  const used = [...unsaved, ...saved].flatMap(({ destination }) => destination ?? []);
  return rankLabels(used, spaceId);
}
