import type { EquippedEnvironment } from '../../lib/capture/capture-tools';
import { openImageRegistry, type RegistryScope } from '../../lib/capture/image-registry';
import type { PageFunctions } from '../../lib/capture/page-functions';
import type { CaptureEnvironment } from '../../lib/capture/record-element';

/** Chromium gives closed shadow roots to extensions through an API, Firefox through the element. */
type ShadowOpeners = { chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } } };
type OpenableElement = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

/** The global scope of the isolated world, where the capture scripts leave their functions for the background. */
export type PageWorld = typeof globalThis & Partial<PageFunctions> & ShadowOpeners & RegistryScope;

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** Only HTML elements can be shadow hosts, and Chromium's API throws for any other (MathML, SVG). */
function openShadowRoot(world: PageWorld, element: OpenableElement): ShadowRoot | null {
  if (element.namespaceURI !== HTML_NAMESPACE) return null;
  return (
    element.shadowRoot ?? element.openOrClosedShadowRoot ?? world.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? null
  );
}

/** Gives what capture needs of the page it was injected into. */
export function readPageEnvironment(world: PageWorld): CaptureEnvironment {
  return {
    document,
    now: () => performance.now(),
    random: Math.random,
    openShadowRoot: (element) => openShadowRoot(world, element),
    registry: openImageRegistry(world),
  };
}

/** Gives the same with the tools that capture.js has left there; throws if it was not injected before. */
export function equipEnvironment(world: PageWorld): EquippedEnvironment {
  const { quickCaptureTools: tools } = world;
  if (!tools) throw new TypeError('capture.js comes first');
  return { ...readPageEnvironment(world), ...tools };
}
