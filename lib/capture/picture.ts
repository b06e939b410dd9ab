import { type FoundImage, isDecorative, isLive, readAlternative, readDeclaredSize, readShownSize } from './found-image';
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
  const lazy = shown && isFinal(image, shown) ? undefined : readLazyUrl(image);
  const url = lazy ?? shown;
  if (!url || isTracker(url)) return 'ignored';
  const isShown = url === shown;
  if (isShown ? isEmpty(image, url) : isDeclaredEmpty(image)) return 'ignored';
  if (isSmallDecoration(image)) return 'ignored';
  return { ...place(image, url), ...readNames(image), ...readNaturalSize(image, isShown) };
}

/** What is shown is what is meant, unless it only holds the place of what a loader has yet to fetch. */
function isFinal(image: HTMLImageElement, shown: string): boolean {
  if (isPlaceholder(shown)) return false;
  if (image.naturalWidth === 0) return !/\blazy(?!loaded)/i.test(image.className);
  if (image.naturalWidth <= MAX_SPACER && image.naturalHeight <= MAX_SPACER) return false;
  // A blurred preview is a few pixels stretched over the place of the picture.
  return image.naturalWidth * 3 > image.getBoundingClientRect().width;
}

function isEmpty(image: HTMLImageElement, url: string): boolean {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width > 0 && (width <= MAX_SPACER || height <= MAX_SPACER)) return true;
  return isDeclaredEmpty(image) || (isPlaceholder(url) && !readAlternative(image));
}

function isDeclaredEmpty(image: HTMLImageElement): boolean {
  const size = readShownSize(image);
  return size !== undefined && (size.width <= MAX_SPACER || size.height <= MAX_SPACER);
}

function isSmallDecoration(image: HTMLImageElement): boolean {
  if (!isDecorative(image) && image.getAttribute('alt') !== '') return false;
  const size = readShownSize(image);
  return size !== undefined && size.width <= MAX_DECORATION && size.height <= MAX_DECORATION;
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
