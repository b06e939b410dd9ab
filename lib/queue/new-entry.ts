import { WIRE_FOR } from '../adf/body';
import type { Clip } from '../clip/clip';
import type { Destination } from '../clip/destination';
import { normalizeTitle } from '../clip/title';
import { admit } from './decisions';
import type { QueuedClip } from './queued-clip';

/** What is put into the queue, and how. */
export type NewEntry = {
  clip: Clip;
  /** Tells one gesture from another; the same twice within three seconds is one clip. */
  captureId: string;
  /** A popup's preview, which its Save confirms; otherwise the clip goes on by itself. */
  isPreview: boolean;
  onTitleTaken: QueuedClip['onTitleTaken'];
  /** No network step before this time: a quick save can be undone for nothing until then. */
  notBefore: number;
  destination?: Destination;
  /** The account the destination was chosen with; the clip is never published under another. */
  accountId?: string;
};

/** The first row of a clip: `captured` for a preview, else `queued`, or `needs-user` without destination or account. */
export function createRow(entry: NewEntry): QueuedClip {
  const { id, what, source, assets, losses, keptShare, capturedAt } = entry.clip;
  const { destination, accountId } = entry;
  const row: QueuedClip = {
    id,
    revision: 0,
    state: 'captured',
    what,
    source,
    title: normalizeTitle(entry.clip.title, source, capturedAt),
    assets,
    losses,
    ...(keptShare !== undefined && { keptShare }),
    capturedAt,
    captureId: entry.captureId,
    onTitleTaken: entry.onTitleTaken,
    notBefore: entry.notBefore,
    attempts: 0,
    attemptedPublish: false,
    wire: WIRE_FOR[destination?.type ?? 'page'],
    attachments: {},
    ...(destination ? { destination } : {}),
    ...(destination && accountId !== undefined ? { owner: { cloudId: destination.cloudId, accountId } } : {}),
  };
  return entry.isPreview ? row : admit(row);
}
