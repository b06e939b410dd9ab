import type { PlacesRequest, ReadPlaces, ScreenPlace } from '../clip/captured-page';
import type { ImageRegistry, KnownElement } from './image-registry';

type Edges = { left: number; top: number; right: number; bottom: number };

/** How far inside its edges a picture is touched to see whether it lies on top. */
const INSET = 2;
/** How far apart a picture is touched to see how much of it lies on top. */
const STEP = 4;

/** Gives the place on the screen of an element that shows a picture, or of its visible part if somebody pointed at it. */
export function readPlace({ element, isPointed }: KnownElement, tab: Window): ScreenPlace | undefined {
  return isPointed ? readVisiblePart(element, tab) : readVisibleRect(element, tab);
}

/** Gives the places of the pictures of a capture that can be seen now. */
export function readPlaces({ token, ids }: PlacesRequest, registry: ImageRegistry, tab: Window): ReadPlaces {
  return ids.flatMap((id) => {
    const known = registry.find(token, id);
    const place = known && readPlace(known, tab);
    return place ? [{ id, place }] : [];
  });
}

/**
 * Gives the place of an element on the screen when all of it can be seen now: inside the viewport, and nothing over its
 * corners and its middle. A crop of anything else would be a picture of something else. `tab` is the window that fills the
 * tab; of an element in a frame the frames around are asked too, and one from another site tells nothing.
 */
function readVisibleRect(element: Element, tab: Window): ScreenPlace | undefined {
  const screen = readScreen(element, tab);
  if (!screen) return undefined;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { edges } = screen;
  const isInside = left >= edges.left && top >= edges.top && right <= edges.right && bottom <= edges.bottom;
  return isInside ? cropOf(element, { left, top, right, bottom }, screen) : undefined;
}

/**
 * Gives the place of what can be seen of an element now, where it is larger than the viewport, partly scrolled out of
 * it, or partly under something else: the whole of it where all can be seen. For a picture that somebody points at.
 */
function readVisiblePart(element: Element, tab: Window): ScreenPlace | undefined {
  const screen = readScreen(element, tab);
  if (!screen) return undefined;
  const rect = element.getBoundingClientRect();
  const seen = {
    left: Math.max(rect.left, screen.edges.left),
    top: Math.max(rect.top, screen.edges.top),
    right: Math.min(rect.right, screen.edges.right),
    bottom: Math.min(rect.bottom, screen.edges.bottom),
  };
  const columns = touchPoints(seen.left, seen.right);
  const rows = longestRun(seen.top, seen.bottom, (y) => columns.some((x) => isHit(element, { x, y }, screen)));
  if (!rows) return undefined;
  const heights = touchPoints(...rows);
  const width = longestRun(seen.left, seen.right, (x) => heights.every((y) => isHit(element, { x, y }, screen)));
  return width && cropOf(element, { left: width[0], top: rows[0], right: width[1], bottom: rows[1] }, screen);
}

/** A frame around the element, and where what is drawn in the element's own window lies in the window of the frame. */
type FrameAround = { frame: Element; left: number; top: number };

/** `edges` are in the coordinates of the element's own window, and so is all that is compared with them. */
type Screen = {
  edges: Edges;
  /** Where the screen itself begins. */
  origin: { left: number; top: number };
  frames: readonly FrameAround[];
  scale: number;
  devicePixelRatio: number;
};

/** What of the page is on the screen: less than its viewport once somebody has zoomed in with two fingers. */
function readScreen(element: Element, tab: Window): Screen | undefined {
  const own = element.ownerDocument.defaultView;
  const frames = own && !isBroken(element) ? readFrames(own, tab) : undefined;
  if (!own || !frames) return undefined;
  const { innerWidth, innerHeight, devicePixelRatio, visualViewport } = tab;
  const { offsetLeft, offsetTop, scale } = visualViewport ?? { offsetLeft: 0, offsetTop: 0, scale: 1 };
  const outermost = frames.at(-1) ?? { left: 0, top: 0 };
  const left = offsetLeft - outermost.left;
  const top = offsetTop - outermost.top;
  const edges = { left, top, right: left + innerWidth / scale, bottom: top + innerHeight / scale };
  const seen = frames.length > 0 ? within(edges, own) : edges;
  return { edges: seen, origin: { left, top }, frames, scale, devicePixelRatio };
}

function within({ left, top, right, bottom }: Edges, { innerWidth, innerHeight }: Window): Edges {
  return {
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(right, innerWidth),
    bottom: Math.min(bottom, innerHeight),
  };
}

/** The frames from the element's window out to the tab's; undefined where one of them cannot be asked, or is distorted. */
function readFrames(own: Window, tab: Window): FrameAround[] | undefined {
  const frames: FrameAround[] = [];
  let [left, top] = [0, 0];
  for (let inner = own; inner !== tab; inner = inner.parent) {
    const frame = inner.frameElement as HTMLElement | null;
    if (!frame) return undefined;
    const box = frame.getBoundingClientRect();
    if (Math.abs(box.width - frame.offsetWidth) > 1) return undefined;
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    left += box.left + frame.clientLeft + Number.parseFloat(paddingLeft);
    top += box.top + frame.clientTop + Number.parseFloat(paddingTop);
    frames.push({ frame, left, top });
  }
  return frames;
}

function cropOf(element: Element, { left, top, right, bottom }: Edges, screen: Screen): ScreenPlace | undefined {
  const width = right - left;
  const height = bottom - top;
  if (width <= INSET * 2 || height <= INSET * 2) return undefined;
  const isSeen = touchPoints(left, right).every((x) =>
    touchPoints(top, bottom).every((y) => isHit(element, { x, y }, screen)),
  );
  if (!isSeen) return undefined;
  const { origin, scale, devicePixelRatio } = screen;
  return { x: left - origin.left, y: top - origin.top, width, height, devicePixelRatio: devicePixelRatio * scale };
}

function touchPoints(from: number, to: number): number[] {
  return [from + INSET, (from + to) / 2, to - INSET];
}

/** The longest stretch of a side, touched every few pixels, at which an element can be seen. */
function longestRun(from: number, to: number, isSeen: (at: number) => boolean): [number, number] | undefined {
  let longest: [number, number] | undefined;
  let start: number | undefined;
  for (let at = from; at < to; at += STEP) {
    const end = Math.min(at + STEP, to);
    if (!isSeen((at + end) / 2)) {
      start = undefined;
      continue;
    }
    start ??= at;
    if (!longest || end - start > longest[1] - longest[0]) longest = [start, end];
  }
  return longest;
}

/** What the browser shows in place of a picture that it could not load is not the picture. */
function isBroken(element: Element): boolean {
  return element.localName === 'img' && (element as HTMLImageElement).naturalWidth === 0;
}

function isHit(element: Element, { x, y }: { x: number; y: number }, { frames }: Screen): boolean {
  return isOnTop(element, x, y) && frames.every(({ frame, left, top }) => isOnTop(frame, x + left, y + top));
}

/** In a shadow tree, the root must be asked: the document only sees the host. */
function isOnTop(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const hit = root.elementsFromPoint(x, y).find((other) => !isReceipt(other));
  return hit !== undefined && (hit === element || element.contains(hit) || isThinCover(hit, element));
}

/** Our own receipt lies beside the body, above all else, and is taken away for the moment of the screenshot. */
function isReceipt(element: Element): boolean {
  return element.getAttribute('popover') === 'manual' && element.parentNode === element.ownerDocument.documentElement;
}

/** A link or a figure around the picture, as large as it, is hit where the picture takes no pointer. */
function isThinCover(hit: Element, element: Element): boolean {
  return hit.contains(element) && getComputedStyle(element).pointerEvents === 'none';
}
