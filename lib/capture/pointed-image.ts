import type { CaptureRequest } from '../clip/captured-page';
import type { EquippedEnvironment } from './capture-tools';
import type { FoundImage } from './found-image';
import { isElement, nodeName, parentNode, rectangle } from './node-reader';
import { type Pointed, resolveAddress } from './pointed-link';
import { computedStyle } from './visibility';

/** Gives the image that was pointed at, as the page shows it where it can be found there, with the link around it. */
export function convertImage(
  { imageUrl = '', linkUrl }: CaptureRequest,
  { environment, token }: { environment: EquippedEnvironment; token: string },
): Pointed {
  const { document, registry } = environment;
  const pictures = environment.createPictureBook((id, element) => registry?.remember(token, id, element));
  const element = findImage(document, imageUrl);
  const readBackground = () => (element ? computedStyle(element).backgroundImage : '');
  const described = element && environment.describeImage(element, { readBackground });
  const found: FoundImage = described && described !== 'ignored' ? described : { url: imageUrl };
  const href = linkUrl ?? (element && linkAbove(element));
  const link = href === undefined ? undefined : resolveAddress(href, environment);
  const width = element ? rectangle(element).width : 0;
  const content = pictures.add(found, {
    ...(width > 0 && { width }),
    ...(link !== undefined && { link: { type: 'link', attrs: { href: link } } }),
  });
  return { content: [content], images: pictures.images, losses: [] };
}

/** Of several elements with one address the largest is the one a person most likely points at. */
function findImage(document: Document, url: string): Element | undefined {
  let largest: Element | undefined;
  let area = -1;
  for (const element of document.querySelectorAll('img, video[poster], input[type="image"], svg image')) {
    if (addressOf(element) !== url) continue;
    const { width, height } = rectangle(element);
    if (width * height <= area) continue;
    largest = element;
    area = width * height;
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
