import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureArticle } from '../lib/capture/article';
import { equipEnvironment, type PageWorld } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  world.quickCaptureArticle = async (request) => captureArticle(request, equipEnvironment(world));
});
