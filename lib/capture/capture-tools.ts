import type { capturePage, finishCapture } from './capture-page';
import type { CaptureEnvironment, convertElement } from './converter';
import type { describeImage } from './image-finder';
import type { createLinkReader } from './link-reader';
import type { createPictureBook } from './picture-book';
import type { readSource } from './source-reader';

/** What the capture of a page shares with the other captures, so that one script brings it for all. */
export type CaptureTools = {
  capturePage: typeof capturePage;
  finishCapture: typeof finishCapture;
  convertElement: typeof convertElement;
  readSource: typeof readSource;
  describeImage: typeof describeImage;
  createLinkReader: typeof createLinkReader;
  createPictureBook: typeof createPictureBook;
};

/** What a capture that builds on that of the page needs from outside. */
export type EquippedEnvironment = CaptureEnvironment & CaptureTools;
