import { describeBackground, describeCanvas, describeDrawing, describeObject, describeVideo } from './drawn-image';
import type { FoundImage, ImageStyle } from './found-image';
import { describePicture } from './picture';

export type { FoundImage, ImageStyle } from './found-image';

/**
 * Says which picture an element shows.
 *
 * Takes an element of a live page or of a detached document, and a way to ask for its background; never writes to the
 * page and never throws. Gives the picture, `'ignored'` for one that carries no content (tracking pixel, spacer,
 * decorative icon), and `undefined` for an element that is no picture.
 */
export function describeImage(element: Element, style: ImageStyle): FoundImage | 'ignored' | undefined {
  switch (element.localName) {
    case 'img':
      return describePicture(element as HTMLImageElement);
    case 'svg':
      return describeDrawing(element as SVGSVGElement);
    case 'canvas':
      return describeCanvas(element as HTMLCanvasElement);
    case 'video':
      return describeVideo(element as HTMLVideoElement);
    case 'object':
    case 'embed':
      return describeObject(element);
    default:
      return describeBackground(element, style.readBackground);
  }
}
