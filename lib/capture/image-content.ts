import { readDarkBackdrop } from './backdrop';
import { checkImage, type ImageBytes, ImageError, MAX_IMAGE_PIXELS } from './image-bytes';
import { type FetchContext, fetchImage } from './image-source';
import { type Canvas, drawAsPng, rasteriseElement, rasteriseFile } from './rasterise';

/** A picture as the capture knows it: its address, and the element that shows it, if it is still there. */
export type PageImage = { url: string; element: Element | undefined };

/**
 * Gives the content of a picture as it can be attached: as it is, or as a PNG when it is drawn in the page, is an SVG
 * (attachments of that type show badly), or is of a type no wiki shows. Throws `ImageError`.
 */
export async function readImage({ url, element }: PageImage, context: FetchContext): Promise<ImageBytes> {
  if (element?.localName === 'canvas') return readCanvas(element as HTMLCanvasElement);
  if (element?.localName === 'svg') return rasteriseElement(element);
  const picture = element?.localName === 'img' ? (element as HTMLImageElement) : undefined;
  const address = url || picture?.currentSrc || '';
  try {
    if (!address) throw new ImageError('unreadable');
    return await toAttachable(await fetchImage(address, context));
  } catch (error) {
    const isShown = picture && picture.naturalWidth > 0 && picture.currentSrc === address;
    if (!isShown || context.signal.aborted || !isUnreadable(error)) throw error;
    // The page has it on its screen: where it was asked for with CORS, or is its own, it can be drawn.
    return drawWithin(picture, { width: picture.naturalWidth, height: picture.naturalHeight });
  }
}

async function toAttachable(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBytes> {
  const type = checkImage(bytes);
  switch (type) {
    case 'image/svg+xml':
      return rasteriseFile(new TextDecoder().decode(bytes));
    case 'image/bmp':
    case 'image/x-icon':
      return redraw(new Blob([bytes], { type }));
    case 'image/png':
    case 'image/jpeg':
    case 'image/gif':
    case 'image/webp':
    case 'image/avif':
      return { bytes: bytes.buffer, mediaType: type };
    default:
      return type satisfies never;
  }
}

async function redraw(file: Blob): Promise<ImageBytes> {
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new ImageError('unreadable', { cause });
  });
  return drawAsPng(bitmap, bitmap);
}

async function readCanvas(canvas: HTMLCanvasElement): Promise<ImageBytes> {
  if (isBlank(canvas)) throw new ImageError('unreadable');
  const { width, height } = canvas;
  return drawWithin(canvas, { width, height, backdrop: readDarkBackdrop(canvas) });
}

async function drawWithin(picture: CanvasImageSource, size: Canvas): Promise<ImageBytes> {
  if (size.width * size.height > MAX_IMAGE_PIXELS) throw new ImageError('too-large');
  return drawAsPng(picture, size);
}

/** How small a canvas is made to see whether anything is on it. */
const SAMPLE = 32;

/** WebGL shows a frame and then forgets it, unless told otherwise: what is read is empty while the screen is not. */
function isBlank(canvas: HTMLCanvasElement): boolean {
  const sample = new OffscreenCanvas(SAMPLE, SAMPLE).getContext('2d');
  if (!sample || canvas.width === 0 || canvas.height === 0) return true;
  try {
    sample.drawImage(canvas, 0, 0, SAMPLE, SAMPLE);
    return sample.getImageData(0, 0, SAMPLE, SAMPLE).data.every((value) => value === 0);
  } catch (cause) {
    // SecurityError: another origin's picture has tainted the canvas.
    throw new ImageError('unreadable', { cause });
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof ImageError && error.reason === 'unreadable';
}
