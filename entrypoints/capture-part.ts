import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePart } from '../lib/capture/capture-part';
import { equipEnvironment, type PageWorld } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  world.quickCapturePart = async (request) => capturePart(request, equipEnvironment(world));
});
