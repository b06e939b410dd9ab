import { type FoundImage, isDecorative, isLive, readAlternative, readShownSize, type Size } from './found-image';
import { isTracker, readImageUrl } from './image-url';

/** Below this many CSS pixels on either side, a drawing with a name is an icon; one without a name must be larger. */
const MIN_NAMED = 48;
const MIN_UNNAMED = 96;
/** A drawing that is hidden from assistive technology, or that is the whole of a link, is decoration up to this. */
const MIN_DECORATIVE = 128;
const MIN_CANVAS = 32;

/** Elements that pages use to show a picture as a background. Others cost a style look-up and never do. */
const BACKGROUND_HOLDERS = new Set(['div', 'span', 'a', 'figure', 'section', 'header', 'article', 'li', 'p']);

/** Says whether an inline drawing is content, by its name and its size; it has no address of its own. */
export function describeDrawing(drawing: SVGSVGElement): FoundImage | 'ignored' {
  const size = readShownSize(drawing) ?? readViewBox(drawing);
  if (!size || drawing.ownerSVGElement || drawing.childElementCount === 0) return 'ignored';
  if (drawing.closest('button, [role="button"], [role="switch"], summary')) return 'ignored';
  const alt = readAlternative(drawing) ?? readTitle(drawing);
  const isAside = isDecorative(drawing) || drawing.closest('a') !== null;
  if (isSmaller(size, isAside ? MIN_DECORATIVE : alt ? MIN_NAMED : MIN_UNNAMED)) return 'ignored';
  return present(drawing, { url: '', alt, size });
}

/** Says whether a canvas is content. */
export function describeCanvas(canvas: HTMLCanvasElement): FoundImage | 'ignored' {
  const size = readShownSize(canvas);
  if (!size || isSmaller(size, MIN_CANVAS) || canvas.width === 0 || canvas.height === 0) return 'ignored';
  return present(canvas, { url: '', alt: readAlternative(canvas), size });
}

/** Gives the poster of a video, the picture that stands for it; `undefined` without one. */
export function describeVideo(video: HTMLVideoElement): FoundImage | undefined {
  const url = readImageUrl(video.getAttribute('poster'), video.baseURI);
  return url ? present(video, { url, alt: readAlternative(video), size: readShownSize(video) }) : undefined;
}

/** Gives the picture an `object` or `embed` element shows; `undefined` when it shows something else. */
export function describeObject(object: Element): FoundImage | undefined {
  const address = object.getAttribute('data') ?? object.getAttribute('src');
  const isImage = object.getAttribute('type')?.startsWith('image/') || /\.svg(\?|#|$)/i.test(address ?? '');
  const url = isImage ? readImageUrl(address, object.baseURI) : undefined;
  return url ? present(object, { url, alt: readAlternative(object), size: readShownSize(object) }) : undefined;
}

/**
 * Gives the background of an element that exists to show it: one without content of its own, or with the role of a
 * picture, large enough to be looked at. Backgrounds behind text are decoration.
 */
export function describeBackground(element: Element, readBackground: () => string): FoundImage | undefined {
  if (!BACKGROUND_HOLDERS.has(element.localName)) return undefined;
  const isNamed = element.getAttribute('role') === 'img';
  if (!isNamed && (!isBlank(element) || isDecorative(element))) return undefined;
  const size = readShownSize(element);
  if (!size || isSmaller(size, isNamed ? MIN_NAMED : MIN_UNNAMED)) return undefined;
  const address = /^url\((["']?)(.*?)\1\)/.exec(readBackground().trim())?.[2];
  const url = readImageUrl(address, element.baseURI);
  if (!url || isTracker(url)) return undefined;
  return present(element, { url, alt: readAlternative(element), size });
}

type Description = { url: string; alt: string | undefined; size: Size | undefined };

function present(element: Element, { url, alt, size }: Description): FoundImage {
  return { url, ...(isLive(element) && { element }), ...(alt !== undefined && { alt }), ...size };
}

function isSmaller(size: Size, limit: number): boolean {
  return size.width < limit || size.height < limit;
}

function isBlank(element: Element): boolean {
  const first = element.firstChild;
  if (!first) return true;
  return first.nextSibling === null && first.nodeType === Node.TEXT_NODE && !first.nodeValue?.trim();
}

function readTitle(drawing: Element): string | undefined {
  for (const child of drawing.children) {
    if (child.localName === 'title') return child.textContent?.replace(/\s+/g, ' ').trim() || undefined;
  }
  return undefined;
}

function readViewBox(drawing: Element): Size | undefined {
  const [, , width = 0, height = 0] = (drawing.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : undefined;
}
