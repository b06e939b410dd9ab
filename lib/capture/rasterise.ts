import { readDarkBackdrop } from './backdrop';
import type { Size } from './found-image';
import { type ImageBytes, ImageError, MAX_IMAGE_BYTES } from './image-bytes';
import { rebuildDrawing } from './svg-rebuild';

/** Drawn twice as large as shown, so that it stays sharp where a wiki shows it larger. */
const SCALE = 2;
const MAX_SIDE = 4096;
/** What a browser shows of a drawing that has no size (CSS 2.1 §10.3.2). */
const DEFAULT_SIZE: Size = { width: 300, height: 150 };

/** A file may be a map; a drawing in a page costs a look at the style of every element. */
const MAX_FILE_ELEMENTS = 20_000;
const MAX_PAGE_ELEMENTS = 5_000;

/** What the page's style sheets say of a drawing, and its markup alone would not. */
const STYLES = (
  'fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset ' +
  'stroke-linecap stroke-linejoin stroke-miterlimit opacity color visibility stop-color stop-opacity flood-color ' +
  'flood-opacity font-family font-size font-style font-weight text-anchor dominant-baseline letter-spacing clip-path ' +
  'mask filter marker-start marker-mid marker-end mix-blend-mode transform transform-origin transform-box paint-order'
).split(' ');

/** Draws an SVG file as a PNG. Takes its text; throws `ImageError` for one that is broken, or harmful by its size. */
export async function rasteriseFile(text: string): Promise<ImageBytes> {
  // Entities multiply (billion laughs) and name files; no drawing that is meant to be shown needs its own.
  if (/<!ENTITY/i.test(text)) throw new ImageError('unreadable');
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || parsed.querySelector('parsererror')) throw new ImageError('unreadable');
  const drawing = rebuildDrawing(root, { maxElements: MAX_FILE_ELEMENTS });
  return draw(drawing, readFileSize(root));
}

/** Draws an inline drawing of a live page, as it looks there, as a PNG. Throws `ImageError`. */
export async function rasteriseElement(element: Element): Promise<ImageBytes> {
  const drawing = rebuildDrawing(element, { maxElements: MAX_PAGE_ELEMENTS, readStyle });
  const { width, height } = element.getBoundingClientRect();
  const size = width > 0 && height > 0 ? { width, height } : readFileSize(element);
  return draw(drawing, { ...size, backdrop: readDarkBackdrop(element) });
}

/** How large a PNG becomes, in pixels, and the colour of the ground it is drawn on, if any. */
export type Canvas = Size & { backdrop?: string | undefined };

/** Draws any picture the browser has decoded as a PNG. Throws `ImageError` where the page must not see its pixels. */
export async function drawAsPng(picture: CanvasImageSource, { width, height, backdrop }: Canvas): Promise<ImageBytes> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  if (!context) throw new ImageError('unreadable');
  if (backdrop) {
    context.fillStyle = backdrop;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return encode(canvas);
}

async function encode(canvas: OffscreenCanvas): Promise<ImageBytes> {
  try {
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    if (blob.size > MAX_IMAGE_BYTES) throw new ImageError('too-large');
    return { bytes: await blob.arrayBuffer(), mediaType: 'image/png' };
  } catch (error) {
    // SecurityError: another origin's picture has tainted the canvas.
    throw error instanceof ImageError ? error : new ImageError('unreadable', { cause: error });
  }
}

/** An image element shows a drawing in the static, secure mode of SVG Integration: nothing in it runs or loads. */
async function draw(drawing: SVGSVGElement, { backdrop, ...size }: Canvas): Promise<ImageBytes> {
  const scaled = scale(size);
  if (!drawing.hasAttribute('viewBox')) drawing.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  drawing.setAttribute('width', String(scaled.width));
  drawing.setAttribute('height', String(scaled.height));
  const text = new XMLSerializer().serializeToString(drawing);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await drawAsPng(image, { ...scaled, backdrop });
  } catch (error) {
    throw error instanceof ImageError ? error : new ImageError('unreadable', { cause: error });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function scale({ width, height }: Size): Size {
  const factor = Math.min(SCALE, MAX_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

function readFileSize(root: Element): Size {
  const [, , boxWidth = 0, boxHeight = 0] = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = readLength(root.getAttribute('width'));
  const height = readLength(root.getAttribute('height'));
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined;
  if (width && height) return { width, height };
  if (width) return { width, height: ratio ? width / ratio : DEFAULT_SIZE.height };
  if (height) return { width: ratio ? height * ratio : DEFAULT_SIZE.width, height };
  return ratio ? { width: boxWidth, height: boxHeight } : DEFAULT_SIZE;
}

/** Absolute units in CSS pixels; a share of something is no size. */
const UNITS = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
]);

function readLength(text: string | null): number | undefined {
  const [, amount = '', unit = ''] = /^\s*(\d*\.?\d+)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const factor = UNITS.get(unit.toLowerCase());
  return factor && Number(amount) > 0 ? Number(amount) * factor : undefined;
}

function readStyle(element: Element): string | undefined {
  const style = getComputedStyle(element);
  if (style.display === 'none') return undefined;
  return STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
}
