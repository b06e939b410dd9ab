import type { AdfDocument } from '../adf/nodes';
import type { Asset } from './asset';
import type { Loss } from './loss';
import type { Source } from './source';

/** A clip's identity: a random UUID, made when the clip is captured and kept for its whole life. */
export type ClipId = string;

/** What a person asked to have captured. */
export type CaptureKind = 'selection' | 'article' | 'page' | 'link' | 'image';

/** What was seen on the web, as plain data. Immutable once captured, but for its assets filling up. */
export type Clip = {
  id: ClipId;
  what: CaptureKind;
  source: Source;
  title: string;
  document: AdfDocument;
  assets: Asset[];
  losses: Loss[];
  /** Of an article: the share of what the page shows that is in it, 0 to 1. */
  keptShare?: number;
  /** Milliseconds since the epoch. */
  capturedAt: number;
};
