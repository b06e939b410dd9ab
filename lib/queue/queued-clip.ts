import type { Asset } from '../clip/asset';
import type { CaptureKind, ClipId } from '../clip/clip';
import type { Destination } from '../clip/destination';
import type { Loss } from '../clip/loss';
import type { Source } from '../clip/source';

/**
 * The life of a clip. Each arrow is one compare-and-set on `(state, revision)`:
 * captured → queued → drafted → ready → publishing → published → done; beside them cancelling → trash and needs-user.
 */
export type ClipState =
  | 'captured'
  | 'queued'
  | 'drafted'
  | 'ready'
  | 'publishing'
  | 'published'
  | 'done'
  | 'needs-user'
  | 'cancelling'
  | 'trash';

/** Why a clip waits for its person. Each has words and an action in `_locales` (`reason_<code>`). */
export type NeedsUserReason =
  | 'destination'
  | 'sign-in'
  | 'wrong-account'
  | 'scope'
  | 'forbidden'
  | 'space-missing'
  | 'title-taken'
  | 'body-refused'
  | 'too-large'
  | 'attachment-too-large'
  | 'page-gone'
  | 'conflict'
  | 'xsrf'
  | 'redirected'
  | 'refused';

/** How the body travels: ADF for pages, storage for blog posts and after a refused ADF body. */
export type Wire = 'adf' | 'storage';

/** Which account and site a clip belongs to; it is never published under another. */
export type Owner = { cloudId: string; accountId: string };

/**
 * One row of the queue: everything but the document and the pictures' bytes, which lie beside it, so that a list of
 * ten thousand clips reads only what it shows.
 */
export type QueuedClip = {
  id: ClipId;
  revision: number;
  state: ClipState;
  /** The state to go back to when the person has answered. */
  resumeState?: 'queued' | 'drafted' | 'ready' | 'publishing' | 'published';
  reason?: NeedsUserReason;
  /** The server's own words for the reason, trimmed to 300 characters and shown as plain text only. */
  reasonDetail?: string;

  what: CaptureKind;
  source: Source;
  title: string;
  assets: Asset[];
  losses: Loss[];
  capturedAt: number;
  /** Names one gesture, so that twenty clicks are one clip. */
  captureId: string;

  destination?: Destination;
  owner?: Owner;
  /** A popup warned of a taken title before Save and so asks again; a quick save takes " (2)" by itself. */
  onTitleTaken: 'ask' | 'number';
  /** Appended to the title after a clash: 2, 3, … */
  titleNumber?: number;

  /** No network step before this time; milliseconds since the epoch. */
  notBefore: number;
  attempts: number;
  draftId?: string;
  /** Drafts given up by a change of destination, to be discarded. */
  abandonedDrafts?: { id: string; type: 'page' | 'blogpost' }[];
  /** Set durably before the first publish request; from then on `draftId` never changes. */
  attemptedPublish: boolean;
  wire: Wire;
  /** The server's id of each uploaded asset, by asset id; `fileId` changes with every upload. */
  attachments: Record<string, { attachmentId: string; fileId?: string; fileName: string }>;
  /** Of the published page. */
  url?: string;
  publishedAt?: number;
};
