import type { CaptureKind } from '../clip/clip';
import type { ContentType, Destination, Place, Space } from '../clip/destination';

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
  appearance: Appearance;
  /** Which pictures of a page are kept: all, those that are no ornaments, or none but their descriptions. */
  pictures: 'all' | 'large' | 'none';
  /** Places that lead every list, in the order they were starred. */
  stars: Place[];
  /** Where clips of a host go. */
  rules: PlaceRule[];
};

/** Whether our screens are light or dark; `system` follows the browser. */
export type Appearance = 'system' | 'light' | 'dark';

/**
 * Clips of the hosts that fit `pattern` go to `place`. The pattern is a host, or `*.` and a host, which means that host
 * and all below it. A learnt rule follows what the person does; one that was written holds until it is changed.
 */
export type PlaceRule = { pattern: string; place: Place; isLearnt: boolean };

/** What holds until a person chooses otherwise. */
export const defaultSettings: Settings = {
  version: 1,
  defaultCapture: 'article',
  defaultType: 'page',
  undoSeconds: 5,
  hasSourceLine: true,
  defaultLabels: [],
  appearance: 'system',
  pictures: 'all',
  stars: [],
  rules: [],
};

/** A place that was saved to, with the name of its site for people who have several. */
export type RecentDestination = { destination: Destination; siteName: string; usedAt: number };

/** What is remembered so that the popup paints at once; rebuilt by use, never precious. */
export type Recents = {
  version: 1;
  /** Newest first, at most nine. */
  destinations: RecentDestination[];
  /** Spaces seen on any answer, newest first, at most 10,000, by site. */
  spaces: Record<string, Space[]>;
  /** The person's own space, by site. */
  personal: Record<string, Space>;
  /** Ids of the spaces known to take no page of this person, by site. */
  closed: Record<string, string[]>;
  /** Where the newest clip of each host was sent, newest first, at most a hundred hosts. */
  hosts: { host: string; place: Place }[];
};
