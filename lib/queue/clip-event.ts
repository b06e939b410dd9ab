import type { ClipEdit } from '../clip/clip-edit';
import type { Destination } from '../clip/destination';
import type { LossCode } from '../clip/loss';
import type { NeedsUserReason, UploadedPicture } from './queued-clip';

/** What the publisher learnt from one step. All times are milliseconds since the epoch. */
export type PublisherEvent =
  | { type: 'drafted'; draftId: string }
  | { type: 'uploads-finished' }
  | { type: 'publish-intended' }
  | { type: 'published'; at: number; title: string; url?: string }
  /** `isSourceRefused`: the page is there, and its property with the source was refused for good. */
  | { type: 'finished'; at: number; isSourceRefused?: boolean }
  | { type: 'change-intended' }
  | { type: 'changed'; at: number; title: string; url?: string }
  | { type: 'withdrawn'; at: number }
  | { type: 'body-refused' }
  | { type: 'title-clashed' }
  | { type: 'conflicted'; notBefore: number }
  | { type: 'content-missing'; at: number }
  | { type: 'draft-discarded'; draftId: string; isOrphan: boolean }
  | { type: 'postponed'; notBefore: number; isOrphan: boolean }
  | { type: 'stuck'; reason: NeedsUserReason; detail?: string; assetId?: string };

/** What a person decided, or what became possible because they signed in. */
export type PersonEvent =
  | { type: 'confirmed'; at: number; title?: string; destination?: Destination; accountId?: string; edit?: ClipEdit }
  | { type: 'edited'; at: number; title?: string; destination?: Destination; accountId?: string }
  | { type: 'held'; until: number }
  | { type: 'retried'; at: number }
  | { type: 'accepted'; at: number }
  | { type: 'cancelled'; at: number }
  | { type: 'restored'; at: number }
  | { type: 'signed-in'; at: number; accountId: string; cloudIds: readonly string[] };

/** What the bytes' own signature says of a picture that arrived. */
export type PictureFacts = {
  mediaType: string;
  size: number;
  digest?: string;
  width?: number;
  height?: number;
  isCrop?: boolean;
};

/** What became of pictures. These leave the revision as it is: a picture may arrive while a step is under way. */
export type PictureEvent =
  | { type: 'picture-stored'; assetId: string; facts: PictureFacts }
  /** The person let us ask its site, which gave what the page could only show. */
  | { type: 'picture-regained'; assetId: string; facts: PictureFacts }
  | { type: 'picture-lost'; assetId: string; loss: LossCode }
  | { type: 'pictures-late' }
  | { type: 'pictures-uploaded'; draftId: string; pictures: Record<string, UploadedPicture> };
