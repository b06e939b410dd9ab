import { capturePage, finishCapture } from '../../../lib/capture/capture-page';
import type { CaptureTools } from '../../../lib/capture/capture-tools';
import { convertElement } from '../../../lib/capture/converter';
import { describeImage } from '../../../lib/capture/image-finder';
import { createLinkReader } from '../../../lib/capture/link-reader';
import { createPictureBook } from '../../../lib/capture/picture-book';
import { readSource } from '../../../lib/capture/source-reader';

/** What capture.js leaves for the scripts that follow it. */
export const captureTools: CaptureTools = {
  capturePage,
  finishCapture,
  convertElement,
  readSource,
  describeImage,
  createLinkReader,
  createPictureBook,
};
