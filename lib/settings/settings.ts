import type { CaptureKind } from '../clip/clip';
import type { ContentType, Destination, Space } from '../clip/destination';

/** What a person chose in the options. No secret is ever in here. */
export type Settings = {
  version: 1;
  /** What a quick save captures when nothing is selected. */
  defaultCapture: Extract<CaptureKind, 'article' | 'page' | 'link'>;
  defaultType: ContentType;
  /** Seconds a quick save waits before its first network step, so that Undo costs nothing; 0 to 30. */
  undoSeconds: number;
  /** A line at the top with the source's title, site, author and dates. */
  hasSourceLine: boolean;
  defaultLabels: string[];
};

/** What holds until a person chooses otherwise. */
export const defaultSettings: Settings = {
  version: 1,
  defaultCapture: 'article',
  defaultType: 'page',
  undoSeconds: 5,
  hasSourceLine: true,
  defaultLabels: [],
};

/** A place that was saved to, with the name of its site for people who have several. */
export type RecentDestination = { destination: Destination; siteName: string; usedAt: number };

/** What is remembered so that the popup paints at once; rebuilt by use, never precious. */
export type Recents = {
  version: 1;
  /** Newest first, at most nine. */
  destinations: RecentDestination[];
  /** Spaces seen on any answer, newest first, at most 500, by site. */
  spaces: Record<string, Space[]>;
};
