import type { ReadImage } from '../clip/captured-page';

/** Where on the screen a crop has to be cut, in CSS pixels of the viewport. */
export type VisibleRect = NonNullable<Extract<ReadImage, { ok: false }>['visibleRect']>;

/** How far inside its edges a picture is touched to see whether it lies on top. */
const INSET = 2;

/**
 * Gives the place of an element on the screen when all of it can be seen now: inside the viewport, and nothing over its
 * corners and its middle. A crop of anything else would be a picture of something else. Takes an element of the tab's
 * own document: in a frame, a place is one in the frame, and only the top knows what lies over it.
 */
export function readVisibleRect(element: Element, document: Document): VisibleRect | undefined {
  const view = document.defaultView;
  if (!view || element.ownerDocument !== document || isBroken(element)) return undefined;
  const { x, y, width, height } = element.getBoundingClientRect();
  const isInside = x >= 0 && y >= 0 && x + width <= view.innerWidth && y + height <= view.innerHeight;
  if (!isInside || width <= INSET * 2 || height <= INSET * 2) return undefined;
  const columns = [x + INSET, x + width / 2, x + width - INSET];
  const rows = [y + INSET, y + height / 2, y + height - INSET];
  const isOnTop = columns.every((column) => rows.every((row) => isHit(element, column, row)));
  return isOnTop ? { x, y, width, height, devicePixelRatio: view.devicePixelRatio } : undefined;
}

/** What the browser shows in place of a picture that it could not load is not the picture. */
function isBroken(element: Element): boolean {
  return element.localName === 'img' && (element as HTMLImageElement).naturalWidth === 0;
}

/** In a shadow tree, the root must be asked: the document only sees the host. */
function isHit(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint(x, y);
  return hit !== null && (hit === element || element.contains(hit) || isThinCover(hit, element));
}

/** A link or a figure around the picture, as large as it, is hit where the picture takes no pointer. */
function isThinCover(hit: Element, element: Element): boolean {
  return hit.contains(element) && getComputedStyle(element).pointerEvents === 'none';
}
