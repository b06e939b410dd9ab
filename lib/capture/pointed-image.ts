import type { CaptureRequest } from '../clip/captured-page';
import type { Recording } from '../clip/recording';
import type { EquippedEnvironment } from './capture-tools';
import type { FoundImage } from './found-image';
import { resolveAddress } from './link-address';
import { isElement, nodeName, openShadow, parentNode, rectangle } from './node-reader';
import { addressOfPage } from './page-address';
import { computedStyle } from './visibility';

/** Writes down the image that was pointed at, as the page shows it if it is found there, with the link around it. */
export function recordImage(
  { imageUrl = '', linkUrl }: CaptureRequest,
  { environment, token }: { environment: EquippedEnvironment; token: string },
): Recording {
  const { registry } = environment;
  const writer = environment.createRecorder();
  const pictures = environment.createPictureBook((id, element) => registry?.rememberPointed(token, id, element));
  const element = findImage(environment, imageUrl);
  const readBackground = () => (element ? computedStyle(element).backgroundImage : '');
  const described = element && environment.describeImage(element, { readBackground });
  // What would be decoration on a page is what the person wants here.
  const isDescribed = described !== undefined && described !== 'ignored';
  const found: FoundImage = isDescribed ? described : { url: imageUrl, ...(element && { element }) };
  const href = linkUrl ?? (element && linkAbove(element));
  const link = href === undefined ? undefined : resolveAddress(href, environment.document.baseURI);
  const width = element ? rectangle(element).width : 0;
  const shown = pictures.add(found, {
    ...(width > 0 && { width }),
    ...(link !== undefined && { link: { type: 'link', attrs: { href: link } } }),
  });
  writer.block(['picture', shown]);
  return { ...writer.finish(), images: pictures.images, pageUrl: addressOfPage(environment.document) };
}

/** What Chromium offers its menu for a picture on. */
const PICTURES = 'img, video[poster], input[type="image"], svg image';
/** Shadow trees looked into for the picture. */
const MAX_ROOTS = 2000;

/** Of several elements with one address, the one that is largest on the screen is most likely pointed at. */
function findImage({ document, openShadowRoot = openShadow }: EquippedEnvironment, url: string): Element | undefined {
  const { innerWidth = 0, innerHeight = 0 } = document.defaultView ?? {};
  let largest: Element | undefined;
  let largestShown = -1;
  let largestArea = -1;
  const roots: (Document | ShadowRoot)[] = [document];
  for (let index = 0; index < roots.length && index < MAX_ROOTS; index += 1) {
    for (const element of roots[index]?.querySelectorAll('*') ?? []) {
      const shadow = openShadowRoot(element);
      if (shadow) roots.push(shadow);
      if (!element.matches(PICTURES) || addressOf(element) !== url) continue;
      const { left, top, right, bottom, width, height } = rectangle(element);
      const shownWidth = Math.min(right, innerWidth) - Math.max(left, 0);
      const shownHeight = Math.min(bottom, innerHeight) - Math.max(top, 0);
      const shown = Math.max(shownWidth, 0) * Math.max(shownHeight, 0);
      const area = width * height;
      if (shown < largestShown || (shown === largestShown && area <= largestArea)) continue;
      largest = element;
      largestShown = shown;
      largestArea = area;
    }
  }
  return largest;
}

function addressOf(element: Element): string {
  if (nodeName(element) === 'VIDEO') return (element as HTMLVideoElement).poster;
  const { currentSrc, src } = element as HTMLImageElement;
  return currentSrc || src;
}

function linkAbove(element: Element): string | undefined {
  for (let node = parentNode(element); node && isElement(node); node = parentNode(node)) {
    if (nodeName(node) === 'A') return (node as HTMLAnchorElement).href || undefined;
  }
  return undefined;
}
