import type { CaptureKind, ClipId } from '../clip/clip';
import type { ClipEdit } from '../clip/clip-edit';
import type { Destination, ParentPage, Space } from '../clip/destination';

/** What to capture; `best` is the selection if there is one, else what the settings say. */
export type CaptureChoice = CaptureKind | 'best';

/** What the popup wants of the page in front of it. */
export type CaptureTabRequest = {
  tabId: number;
  what: CaptureChoice;
  /** Answers the question about a page that may hold secrets. */
  isConfirmed?: boolean;
  /** A preview that an earlier popup left: it is given again when the page still reads the same. */
  known?: ClipId;
};

/** What a person changes of a clip beside its content. */
export type ReviseRequest = { clipId: ClipId; title: string; destination?: Destination };

/** What the popup's Save changes of a captured clip. */
export type SaveRequest = ReviseRequest & { edit?: ClipEdit };

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
  /** Captures and stores a preview (state `captured`) and returns its id. */
  capture(request: CaptureTabRequest): Promise<ClipId>;
  /** Confirms a preview: captured → queued, or needs-user(destination) without an account or destination. */
  save(request: SaveRequest): Promise<void>;
  /** Gives a waiting clip (needs-user, queued) a destination or title and lets it go on. */
  revise(request: ReviseRequest): Promise<void>;
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
