import type { capturePage, finishCapture } from './capture-page';
import type { describeImage } from './image-finder';
import type { readPageFacts } from './page-facts';
import type { createPictureBook } from './picture-book';
import type { CaptureEnvironment, recordElement } from './record-element';
import type { createRecorder } from './recorder';

/** What the capture of a page shares with the other captures, so that one script brings it for all. */
export type CaptureTools = {
  capturePage: typeof capturePage;
  finishCapture: typeof finishCapture;
  recordElement: typeof recordElement;
  readPageFacts: typeof readPageFacts;
  describeImage: typeof describeImage;
  createPictureBook: typeof createPictureBook;
  createRecorder: typeof createRecorder;
};

/** What a capture that builds on that of the page needs from outside. */
export type EquippedEnvironment = CaptureEnvironment & CaptureTools;
