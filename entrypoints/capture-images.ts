import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createImageReader } from '../lib/capture/image-reader';
import { openImageRegistry } from '../lib/capture/image-registry';
import { readPlaces } from '../lib/capture/visible-rect';
import type { PageWorld } from './wiring/page-environment';

export default defineUnlistedScript(() => {
  const world: PageWorld = globalThis;
  const tab = window.top ?? window;
  const registry = openImageRegistry(world);
  world.quickCapturePlaces = (request) => readPlaces(request, registry, tab);
  // Injected once more, it must not forget the pictures that are on their way.
  world.quickCaptureImages ??= createImageReader({
    origin: location.origin,
    tab,
    fetch: (url, init) => fetch(url, init),
    registry,
    startTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
});
