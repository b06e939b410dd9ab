import type { Asset } from '../clip/asset';
import type { CaptureKind, ClipId } from '../clip/clip';
import type { ContentType, Destination } from '../clip/destination';
import type { Loss } from '../clip/loss';
import type { Source } from '../clip/source';

/**
 * The life of a clip. Each arrow is one compare-and-set on `(state, revision)`:
 * captured → queued → drafted → ready → publishing → published → done; beside them cancelling → trash and needs-user, and
 * changing → done for a page whose person wants it otherwise.
 */
export type ClipState =
  | 'captured'
  | 'queued'
  | 'drafted'
  | 'ready'
  | 'publishing'
  | 'published'
  | 'changing'
  | 'done'
  | 'needs-user'
  | 'cancelling'
  | 'trash';

/** The states in which the publisher has something to do. */
export type ActiveState = 'queued' | 'drafted' | 'ready' | 'publishing' | 'published' | 'changing' | 'cancelling';

/** In the order of a clip's life. */
export const ACTIVE_STATES: readonly ActiveState[] = [
  'queued',
  'drafted',
  'ready',
  'publishing',
  'published',
  'changing',
  'cancelling',
];

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
  | 'brought-back'
  | 'xsrf'
  | 'redirected'
  | 'imported'
  | 'refused';

/** How the body travels: ADF for pages, storage for blog posts and after a refused ADF body. */
export type Wire = 'adf' | 'storage';

/** Which account and site a clip belongs to; it is never published under another. */
export type Owner = { cloudId: string; accountId: string };

/** A picture's place on the server. `fileId` changes with every upload of the same name. */
export type UploadedPicture = { attachmentId: string; fileId?: string; fileName: string };

/** A draft given up by a change of destination, and who can discard it. */
export type AbandonedDraft = { id: string; type: ContentType; owner: Owner };

/** What the page is still to be given after its publication was begun: title, parent and labels as the row has them. */
export type PageChange = {
  /** No longer wanted; whatever labels other people gave the page stay. */
  removedLabels: string[];
  /** The parent was taken away, which is: below the space's homepage. */
  isToTop?: true;
  /** An earlier change may be under way still: the page is written even where it looks right already. */
  mustWrite?: true;
};

/**
 * One row of the queue: everything but the document and the pictures' bytes, which lie beside it, so that a list of
 * ten thousand clips reads only what it shows.
 */
export type QueuedClip = {
  id: ClipId;
  /** Grows with every transition; pictures that arrive leave it as it is, so that they disturb no step under way. */
  revision: number;
  state: ClipState;
  /** The state to go back to when the person has answered. */
  resumeState?: ActiveState;
  reason?: NeedsUserReason;
  /** The server's own words for the reason, trimmed to 300 characters and shown as plain text only. */
  reasonDetail?: string;
  /** The picture the reason is about, where it is one. */
  reasonAsset?: string;

  what: CaptureKind;
  source: Source;
  title: string;
  assets: Asset[];
  losses: Loss[];
  /** Of an article: the share of what the page showed that is in it, 0 to 1. */
  keptShare?: number;
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
  abandonedDrafts?: AbandonedDraft[];
  /** Set durably before the first publish request; from then on `draftId` never changes. */
  attemptedPublish: boolean;
  wire: Wire;
  /** What the server knows of each uploaded asset, by asset id. */
  attachments: Record<string, UploadedPicture>;
  /** The server did not find the draft or page at this time; a second look decides, for spurious 404s exist. */
  missingSince?: number;
  /** How often the server answered the publication with a conflict while the draft was still a draft. */
  conflicts?: number;
  /** Invisible drafts this clip may have left behind: one for each create whose answer was lost. */
  orphanDrafts?: number;
  /** What a person wants otherwise of the page that there is, or is about to be. */
  change?: PageChange;
  /** Of the published page. */
  url?: string;
  publishedAt?: number;
  /** When it came into `done` or `trash`: purging counts from here. */
  endedAt?: number;
};
