/**
 * What one capture remembers of the pictures that exist only in the page: the element under each image id, so that the
 * second call draws the same canvas. It lives in the isolated world, which the page cannot see, and holds elements
 * weakly: a capture must not keep a page's removed parts alive.
 */
export type ImageRegistry = {
  /** Remembers the element that the capture named `token` gave the image `id`. */
  remember(token: string, id: string, element: Element): void;
  /** The same for an element that somebody pointed at: what can be seen of it is better than nothing. */
  rememberPointed(token: string, id: string, element: Element): void;
  /** Gives it back, or `undefined` when it is gone, or the token is another's. */
  find(token: string, id: string): KnownElement | undefined;
};

/** An element that shows a picture, and whether somebody pointed at it. */
export type KnownElement = { element: Element; isPointed: boolean };

type Memory = { reference: WeakRef<Element>; isPointed: boolean };

/** Captures whose elements are remembered at a time; the oldest makes way. */
const MAX_CAPTURES = 8;

/** Makes an empty registry. */
export function createImageRegistry(): ImageRegistry {
  const captures = new Map<string, Map<string, Memory>>();
  const note = (token: string, id: string, memory: Memory): void => {
    let elements = captures.get(token);
    if (!elements) {
      elements = new Map();
      captures.set(token, elements);
      for (const oldest of captures.keys()) {
        if (captures.size <= MAX_CAPTURES) break;
        captures.delete(oldest);
      }
    }
    elements.set(id, memory);
  };
  return {
    remember: (token, id, element) => note(token, id, { reference: new WeakRef(element), isPointed: false }),
    rememberPointed: (token, id, element) => note(token, id, { reference: new WeakRef(element), isPointed: true }),
    find: (token, id) => {
      const memory = captures.get(token)?.get(id);
      const element = memory?.reference.deref();
      return memory && element && { element, isPointed: memory.isPointed };
    },
  };
}

/** A global scope in which the scripts of one isolated world find each other's registry. */
export type RegistryScope = { quickCaptureImageRegistry?: ImageRegistry };

/** Gives the registry of a scope (the isolated world's `globalThis`), made by whichever script came first. */
export function openImageRegistry(scope: RegistryScope): ImageRegistry {
  scope.quickCaptureImageRegistry ??= createImageRegistry();
  return scope.quickCaptureImageRegistry;
}
