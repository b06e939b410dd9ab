import type { AdfDocument } from '../adf/nodes';
import type { CaptureKind } from './clip';
import type { Loss } from './loss';
import type { Source } from './source';

/** A picture the document refers to, whose bytes have not been asked for yet. */
export type CapturedImage = { id: string; url: string; alt?: string; width?: number; height?: number };

/** What a capture script returns: JSON only, because Chromium turns Blob, Date and Map into `{}` on the way. */
export type CapturedPage = {
  /** Names this capture in the page, so that the second call finds its canvases and drawings again. */
  token: string;
  /** What it is, which may be less than what was asked for: article falls back to page, page to link. */
  what: CaptureKind;
  source: Source;
  title: string;
  document: AdfDocument;
  images: CapturedImage[];
  losses: Loss[];
  /** The selected text, for telling one selection from another; empty unless `what` is a selection. */
  selectionText: string;
  /** The share of the page's visible text that the document holds, 0 to 1; article mode only. */
  keptShare?: number;
  /** The page shows a password field or has a token in its address: capture of the whole page asks first. */
  isSensitive: boolean;
};

/** What a capture script is asked to do. Comes from the background, never from the page. */
export type CaptureRequest = {
  what: CaptureKind;
  /** For a link or an image under the pointer: what the browser's menu says it is. */
  linkUrl?: string;
  linkText?: string;
  imageUrl?: string;
};

/** One picture's bytes, or why there are none. Only JSON and ArrayBuffer cross from the page. */
export type ReadImage =
  | { id: string; ok: true; bytes: ArrayBuffer; mediaType: string }
  | {
      id: string;
      ok: false;
      reason: 'unreadable' | 'too-large' | 'too-slow';
      /** Where it is on the screen now, in CSS pixels: what a crop needs. Only of a pointed-at one is this a part. */
      visibleRect?: ScreenPlace;
    };

/** A rectangle of the viewport in CSS pixels, and how many device pixels one of them is. */
export type ScreenPlace = { x: number; y: number; width: number; height: number; devicePixelRatio: number };

/** A third call: where these pictures are on the screen now. Those that cannot be seen are missing from the answer. */
export type PlacesRequest = { token: string; ids: readonly string[] };
export type ReadPlaces = { id: string; place: ScreenPlace }[];

/** The second call into the page: which pictures' bytes to give, at most `maxBytes` in one answer. */
export type ImagesRequest = {
  token: string;
  images: { id: string; url: string }[];
  maxBytes: number;
  /** Milliseconds a single picture may take. */
  timeLimit: number;
};

/** One answer of the image script: at most 8 MiB of bytes; `remaining` are the ids to ask for next. */
export type ReadImages = { images: ReadImage[]; remaining: string[] };
