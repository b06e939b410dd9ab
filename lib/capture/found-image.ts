/** Gives what computed style says of an element, asked for only when nothing cheaper decides. */
export type ImageStyle = {
  /** The computed `background-image` of the element; `''` or `none` where there is none. */
  readBackground(): string;
};

/** A picture as the page shows it. */
export type FoundImage = {
  /** http, https, data or blob, without credentials; `''` when its bytes can only be had from `element`. */
  url: string;
  /** What shows it on a live page, for the registry: the second call draws canvases and finds its place on the screen. */
  element?: Element;
  alt?: string;
  /** Natural size in CSS pixels, where known. */
  width?: number;
  height?: number;
};

/** A width and a height in CSS pixels. */
export type Size = { width: number; height: number };

/** Says whether the element belongs to a page that is laid out, rather than to a document without a window. */
export function isLive(element: Element): boolean {
  return element.ownerDocument.defaultView !== null;
}

/** Gives the size an element takes on the page, in CSS pixels; else what its attributes declare; else `undefined`. */
export function readShownSize(element: Element): Size | undefined {
  if (isLive(element)) {
    const { width, height } = element.getBoundingClientRect();
    if (width > 0 && height > 0) return { width: Math.round(width), height: Math.round(height) };
  }
  return readDeclaredSize(element);
}

/** Gives the size that the attributes `width` and `height` declare in pixels; both must be there and positive. */
export function readDeclaredSize(element: Element): Size | undefined {
  const width = readPixels(element.getAttribute('width'));
  const height = readPixels(element.getAttribute('height'));
  return width !== undefined && height !== undefined ? { width, height } : undefined;
}

/** Longer descriptions are not descriptions. */
const MAX_ALT = 1000;

/** Gives the words that stand for a picture, on one line: `alt`, else its accessible name, else its title. */
export function readAlternative(element: Element): string | undefined {
  for (const name of ['alt', 'aria-label', 'title']) {
    const text = element.getAttribute(name)?.replace(/\s+/g, ' ').trim().slice(0, MAX_ALT);
    if (text) return text;
  }
  return undefined;
}

/** Says whether the page itself declares that the element carries no content. */
export function isDecorative(element: Element): boolean {
  const role = element.getAttribute('role');
  return element.getAttribute('aria-hidden') === 'true' || role === 'presentation' || role === 'none';
}

function readPixels(value: string | null): number | undefined {
  const pixels = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(value ?? '')?.[1];
  return pixels === undefined || Number(pixels) === 0 ? undefined : Math.round(Number(pixels));
}
