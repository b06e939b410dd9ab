import type { AdfDocument } from '../adf/nodes';
import type { Asset } from '../clip/asset';
import { addLoss } from './pictures';
import type { ClipState, QueuedClip } from './queued-clip';

/** The states of a clip that somebody waits for: what is kept twice. A preview, the trash and what is done are not. */
export const MIRRORED_STATES = [
  'queued',
  'drafted',
  'ready',
  'publishing',
  'published',
  'needs-user',
  'cancelling',
] as const satisfies readonly ClipState[];

/** At most so many UTF-16 units of a clip's document, written as JSON. */
export const MOST_OF_ONE_CLIP = 200_000;
/** At most so many units in all: the rest is counted and stays in the queue alone. */
export const MOST_IN_ALL = 100_000_000;

/** A clip's row with its document, as it goes into the queue. */
export type WholeClip = { row: QueuedClip; document: AdfDocument };

/** Whether a clip in this state is kept twice. */
export function isMirrored(state: ClipState): boolean {
  return (MIRRORED_STATES as readonly ClipState[]).includes(state);
}

/** The longest beginning in whole blocks that is not too long. */
function beginningOf({ content, ...document }: AdfDocument): AdfDocument {
  let length = 0;
  const end = content.findIndex((block) => {
    length += JSON.stringify(block).length;
    return length > MOST_OF_ONE_CLIP;
  });
  return { ...document, content: end === -1 ? content : content.slice(0, end) };
}

/** The clip as its second copy holds it: of a very long document only the beginning, and a loss that says so. */
export function toMirrored({ row, document }: WholeClip): WholeClip {
  const beginning = beginningOf(document);
  if (beginning.content.length === document.content.length) return { row, document };
  return { row: { ...row, losses: addLoss(row.losses, 'cut-short') }, document: beginning };
}

/** Pictures whose bytes were in the queue alone are gone; what the server has already, it keeps. */
function withoutBytes(clip: QueuedClip): QueuedClip {
  const isGone = (asset: Asset): boolean => asset.state !== 'lost' && !Object.hasOwn(clip.attachments, asset.id);
  const gone = clip.assets.filter(isGone).length;
  if (gone === 0) return clip;
  const loss = 'image-unreadable';
  const assets = clip.assets.map((asset): Asset => (isGone(asset) ? { ...asset, state: 'lost', loss } : asset));
  return { ...clip, assets, losses: addLoss(clip.losses, loss, gone) };
}

/**
 * The row of a clip that comes back from its second copy. A draft id stays, so that what may be a page by now is found
 * to be one; whoever was about to publish is asked first, for the copy may be older than the last step.
 */
export function revive(clip: QueuedClip): QueuedClip {
  const revived = { ...withoutBytes(clip), revision: clip.revision + 1 };
  const { state } = revived;
  if (state !== 'publishing' && state !== 'published') return revived;
  return { ...revived, state: 'needs-user', resumeState: state, reason: 'brought-back' };
}
