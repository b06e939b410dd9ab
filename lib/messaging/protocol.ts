import type { CaptureKind, ClipId } from '../clip/clip';
import type { ClipEdit } from '../clip/clip-edit';
import type { Destination, Place, Space } from '../clip/destination';

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

/** What is directly below a place, in the order of the tree; `hasMore` where there was too much to list. */
export type ListedPlaces = { places: Place[]; hasMore: boolean };

/** What a pasted address of Confluence leads to. `siteName` is the host of the person's own site. */
export type ResolvedAddress =
  | { status: 'found'; place: Place }
  | { status: 'other-site'; siteName: string }
  | { status: 'no-place' }
  | { status: 'not-found' };

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
  /** Takes a clip out of the trash again, as long as no publication of it was ever attempted. */
  restore(clipId: ClipId): Promise<void>;
  /** The network is believed to be back: ends the pause for it and tries at once. */
  resume(): Promise<void>;
  /** There may be something to publish. */
  publish(): Promise<void>;

  searchSpaces(words: string): Promise<Space[]>;
  /** Pages and folders by title, in one space or in all. */
  searchParents(request: { words: string; spaceKey?: string }): Promise<Place[]>;
  /** The pages and folders directly below a space, page or folder. */
  listChildren(place: Place): Promise<ListedPlaces>;
  resolveAddress(address: string): Promise<ResolvedAddress>;
  /** The places that are open in tabs; undefined where the person did not allow to see them. */
  listOpenPlaces(): Promise<Place[] | undefined>;
  /** Asks whether the person may make pages in the space; the answer is noted in the recents. */
  checkSpace(spaceId: string): Promise<void>;
  star(request: { place: Place; isStarred: boolean }): Promise<void>;
  isTitleTaken(request: { spaceId: string; title: string }): Promise<boolean>;

  signIn(): Promise<void>;
  signOut(): Promise<void>;
  selectSite(cloudId: string): Promise<void>;
  saveOwnApp(app: { clientId: string; clientSecret: string }): Promise<void>;
  hasOwnApp(): Promise<boolean>;
  redirectUrl(): Promise<string>;
}
