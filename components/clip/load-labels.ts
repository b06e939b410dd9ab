import type { QueueReader } from '../services';

/** Reads the labels used before, those of the space first. What reads them is not loaded before a label is asked for. */
export async function loadLabels(
  queue: Pick<QueueReader, 'history' | 'list'>,
  spaceId: string | undefined,
): Promise<string[]> {
  const { readKnownLabels } = await import('./known-labels');
  return readKnownLabels(queue, spaceId);
}
