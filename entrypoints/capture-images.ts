import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createImageReader } from '../lib/capture/image-reader';
import { openImageRegistry, type RegistryScope } from '../lib/capture/image-registry';
import type { PageFunctions } from '../lib/capture/page-functions';

export default defineUnlistedScript(() => {
  const world: Partial<Pick<PageFunctions, 'quickCaptureImages'>> & RegistryScope & typeof globalThis = globalThis;
  // Injected once more, it must not forget the pictures that are on their way.
  world.quickCaptureImages ??= createImageReader({
    origin: location.origin,
    fetch: (url, init) => fetch(url, init),
    registry: openImageRegistry(world),
    startTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
});
