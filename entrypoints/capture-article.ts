import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureArticle } from '../lib/capture/article';
import { type PageWorld, readPageEnvironment } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  const environment = readPageEnvironment(world);
  world.quickCaptureArticle = async (request) => {
    const { quickCaptureParts: parts } = world;
    if (!parts) throw new TypeError('capture.js comes first');
    return captureArticle(request, { ...environment, ...parts });
  };
});
