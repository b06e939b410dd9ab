import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePage, finishCapture } from '../lib/capture/capture-page';
import { describeImage } from '../lib/capture/image-finder';
import { createLinkReader } from '../lib/capture/link-reader';
import { createPictureBook } from '../lib/capture/picture-book';
import { recordElement } from '../lib/capture/record-element';
import { createRecorder } from '../lib/capture/recorder';
import { readSource } from '../lib/capture/source-reader';
import { type PageWorld, readPageEnvironment } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  const environment = readPageEnvironment(world);
  world.quickCapture = () => capturePage(environment);
  world.quickCaptureTools = {
    capturePage,
    finishCapture,
    recordElement,
    readSource,
    describeImage,
    createLinkReader,
    createPictureBook,
    createRecorder,
  };
});
