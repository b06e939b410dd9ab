import { carryLeftOut } from '../../lib/adf/left-out';
import type { ClipId } from '../../lib/clip/clip';
import type { LeftOut } from '../../lib/settings/kept-draft';
import type { QueueReader } from '../services';

/** Which blocks of a clip are left out, where it may be another reading of the page than the one they were chosen in. */
export async function leftOutOf(
  clipId: ClipId,
  leftOut: LeftOut | undefined,
  queue: Pick<QueueReader, 'getDocument'>,
): Promise<readonly number[]> {
  if (leftOut === undefined || leftOut.blocks.length === 0) return [];
  if (leftOut.clipId === clipId) return leftOut.blocks;
  const [before, after] = await Promise.all([queue.getDocument(leftOut.clipId), queue.getDocument(clipId)]);
  return before && after ? carryLeftOut(before, after, leftOut.blocks) : [];
}
