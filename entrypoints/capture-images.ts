import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createImageReader } from '../lib/capture/image-reader';
import { openImageRegistry } from '../lib/capture/image-registry';
import type { PageWorld } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  // Injected once more, it must not forget the pictures that are on their way.
  world.quickCaptureImages ??= createImageReader({
    origin: location.origin,
    tab: window.top ?? window,
    fetch: (url, init) => fetch(url, init),
    registry: openImageRegistry(world),
    startTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
});
