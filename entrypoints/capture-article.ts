import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureArticle } from '../lib/capture/article';
import { type PageWorld, readPageEnvironment } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  const environment = readPageEnvironment(world);
  world.quickCaptureArticle = (request) => captureArticle(request, environment);
});
