import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePage } from '../lib/capture/capture-page';
import { openImageRegistry, type RegistryScope } from '../lib/capture/image-registry';
import type { PageFunctions } from '../lib/capture/page-functions';

/** Chromium gives closed shadow roots to extensions through an API, Firefox through the element. */
type ShadowOpeners = { chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } } };
type OpenableElement = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

export default defineUnlistedScript(() => {
  const world: Partial<Pick<PageFunctions, 'quickCapture'>> & ShadowOpeners & RegistryScope & typeof globalThis =
    globalThis;
  const openShadowRoot = (element: OpenableElement) =>
    element.shadowRoot ??
    element.openOrClosedShadowRoot ??
    world.chrome?.dom?.openOrClosedShadowRoot?.(element) ??
    null;
  const registry = openImageRegistry(world);
  const environment = { document, now: () => performance.now(), random: Math.random, openShadowRoot, registry };
  world.quickCapture = (request) => capturePage(request, environment);
});
