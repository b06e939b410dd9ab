import type { CaptureRequest, ImagesRequest, PlacesRequest, ReadImages, ReadPlaces } from '../clip/captured-page';
import type { RecordedPage } from '../clip/recording';
import type { CaptureTools } from './capture-tools';

/**
 * What the injected scripts leave in the isolated world's `globalThis`, where the background calls them with an
 * argument: `executeScript` takes arguments for functions but not for files. The page itself cannot see that world.
 */
export type PageFunctions = {
  /** Set by capture.js: the whole page. */
  quickCapture(request: CaptureRequest): Promise<RecordedPage>;
  /** Set by capture.js for those that follow it, which would otherwise bring a converter of their own. */
  quickCaptureTools: CaptureTools;
  /** Set by capture-part.js, which needs capture.js before it: selection, link, image. */
  quickCapturePart(request: CaptureRequest): Promise<RecordedPage>;
  /** Set by capture-article.js, which needs capture.js before it: article, falling back to page, then link. */
  quickCaptureArticle(request: CaptureRequest): Promise<RecordedPage>;
  /** Set by capture-images.js: the bytes of the pictures, as much as one answer may hold. */
  quickCaptureImages(request: ImagesRequest): Promise<ReadImages>;
  /** Set by capture-images.js: where pictures are on the screen. */
  quickCapturePlaces(request: PlacesRequest): ReadPlaces;
};
