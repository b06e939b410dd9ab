import {
  type FoundImage,
  isDecorative,
  isLive,
  readAlternative,
  readDeclaredSize,
  readShownSize,
  type Size,
} from './found-image';
import { isPlaceholder, isTracker, readImageUrl } from './image-url';
import { readLazyUrl } from './lazy-image';

/** Up to this many pixels a picture counts readers or keeps a distance. */
const MAX_SPACER = 2;
/** Up to this many pixels a picture that the page declares decorative is an icon. */
const MAX_DECORATION = 32;
/** A longer data address stays in the page: it would travel with the text, and the text is what must be safe first. */
const MAX_DATA_URL = 4096;

/** Says which picture an `img` element shows, or will show once its loader gets to it; `'ignored'` for no content. */
export function describePicture(image: HTMLImageElement): FoundImage | 'ignored' {
  const shown = readImageUrl(image.currentSrc || image.getAttribute('src'), image.baseURI);
  const size = readShownSize(image);
  const lazy = shown && isFinal(image, shown, size) ? undefined : readLazyUrl(image);
  const url = lazy ?? shown;
  if (!url || isTracker(url)) return 'ignored';
  const isShown = url === shown;
  if (isUpTo(size, MAX_SPACER) || (isShown && isEmpty(image, url))) return 'ignored';
  if (isSmallDecoration(image, size)) return 'ignored';
  return { ...place(image, url), ...readNames(image), ...readNaturalSize(image, isShown) };
}

/** What is shown is what is meant, unless it only holds the place of what a loader has yet to fetch. */
function isFinal(image: HTMLImageElement, shown: string, size: Size | undefined): boolean {
  if (isPlaceholder(shown)) return false;
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0) return !/\blazy(?!loaded)/i.test(image.className);
  if (naturalWidth <= MAX_SPACER && naturalHeight <= MAX_SPACER) return false;
  // A blurred preview is a few pixels stretched over the place of the picture.
  return naturalWidth * 3 > (size?.width ?? 0);
}

function isEmpty(image: HTMLImageElement, url: string): boolean {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width > 0 && (width <= MAX_SPACER || height <= MAX_SPACER)) return true;
  return isPlaceholder(url) && !readAlternative(image);
}

function isSmallDecoration(image: HTMLImageElement, size: Size | undefined): boolean {
  if (!isDecorative(image) && image.getAttribute('alt') !== '') return false;
  return size !== undefined && size.width <= MAX_DECORATION && size.height <= MAX_DECORATION;
}

/** Says whether either side is no longer than so many pixels. */
function isUpTo(size: Size | undefined, limit: number): boolean {
  return size !== undefined && (size.width <= limit || size.height <= limit);
}

function place(image: HTMLImageElement, url: string): Pick<FoundImage, 'url' | 'element'> {
  if (!isLive(image)) return { url };
  return { url: url.length > MAX_DATA_URL && url.startsWith('data:') ? '' : url, element: image };
}

function readNames(image: HTMLImageElement): Pick<FoundImage, 'alt'> {
  const alt = readAlternative(image);
  return alt === undefined ? {} : { alt };
}

function readNaturalSize(image: HTMLImageElement, isShown: boolean): Pick<FoundImage, 'width' | 'height'> {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (isShown && width > 0 && height > 0) return { width, height };
  return readDeclaredSize(image) ?? {};
}
