import type { CaptureKind, ClipId } from '../clip/clip';
import type { Destination, ParentPage, Space } from '../clip/destination';

/** What to capture; `best` is the selection if there is one, else what the settings say. */
export type CaptureChoice = CaptureKind | 'best';

/** What the popup's Save changes of a captured clip. */
export type SaveRequest = { clipId: ClipId; title: string; destination?: Destination };

/** Why nothing could be captured; words in `_locales` (`capture_<code>`). */
export type CaptureErrorCode =
  | 'page-unreadable'
  | 'page-changed'
  | 'tab-gone'
  | 'sensitive'
  | 'storage-full'
  | 'storage-broken';

/** What the background offers to our own pages. Ids and small values only: documents are read from the queue itself. */
export interface BackgroundService {
  /** Captures and stores a preview (state `captured`) and returns its id. `isConfirmed` answers the sensitive-page question. */
  capture(request: { tabId: number; what: CaptureChoice; isConfirmed?: boolean }): Promise<ClipId>;
  /** Confirms a preview: captured → queued, or needs-user(destination) without an account or destination. */
  save(request: SaveRequest): Promise<void>;
  /** Gives a waiting clip (needs-user, queued) a destination or title and lets it go on. */
  revise(request: SaveRequest): Promise<void>;
  retry(clipId: ClipId): Promise<void>;
  /** Undo: before publishing nothing is left behind, after it the page goes to the trash. */
  cancel(clipId: ClipId): Promise<void>;
  /** There may be something to publish. */
  publish(): Promise<void>;

  searchSpaces(words: string): Promise<Space[]>;
  searchParents(request: { words: string; spaceKey: string }): Promise<ParentPage[]>;
  isTitleTaken(request: { spaceId: string; title: string }): Promise<boolean>;

  signIn(): Promise<void>;
  signOut(): Promise<void>;
  selectSite(cloudId: string): Promise<void>;
  saveOwnApp(app: { clientId: string; clientSecret: string }): Promise<void>;
  hasOwnApp(): Promise<boolean>;
  redirectUrl(): Promise<string>;
}
