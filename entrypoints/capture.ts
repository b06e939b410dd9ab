import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePage, finishCapture } from '../lib/capture/capture-page';
import { describeImage } from '../lib/capture/image-finder';
import { readPageFacts } from '../lib/capture/page-facts';
import { createPictureBook } from '../lib/capture/picture-book';
import { recordElement } from '../lib/capture/record-element';
import { createRecorder } from '../lib/capture/recorder';
import { type PageWorld, readPageEnvironment } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  const environment = readPageEnvironment(world);
  world.quickCapture = () => capturePage(environment);
  world.quickCaptureTools = {
    capturePage,
    finishCapture,
    recordElement,
    readPageFacts,
    describeImage,
    createPictureBook,
    createRecorder,
  };
});
