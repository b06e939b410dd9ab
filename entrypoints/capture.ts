import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePage } from '../lib/capture/capture-page';
import { convertElement } from '../lib/capture/converter';
import { readSource } from '../lib/capture/source-reader';
import { type PageWorld, readPageEnvironment } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  const environment = readPageEnvironment(world);
  world.quickCapture = (request) => capturePage(request, environment);
  world.quickCaptureParts = { capturePage, convertElement, readSource };
});
