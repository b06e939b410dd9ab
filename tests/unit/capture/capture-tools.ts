import { capturePage, finishCapture } from '../../../lib/capture/capture-page';
import type { CaptureTools } from '../../../lib/capture/capture-tools';
import { describeImage } from '../../../lib/capture/image-finder';
import { readPageFacts } from '../../../lib/capture/page-facts';
import { createPictureBook } from '../../../lib/capture/picture-book';
import { recordElement } from '../../../lib/capture/record-element';
import { createRecorder } from '../../../lib/capture/recorder';

/** What capture.js leaves for the scripts that follow it. */
export const captureTools: CaptureTools = {
  capturePage,
  finishCapture,
  recordElement,
  readPageFacts,
  describeImage,
  createPictureBook,
  createRecorder,
};
