import type { LinkMark, RootBlock } from '../adf/nodes';
import type { CaptureRequest } from '../clip/captured-page';
import type { CaptureEnvironment, Converted } from './converter';
import type { FoundImage } from './found-image';
import { describeImage } from './image-finder';
import { createLinkReader } from './link-reader';
import { isElement, nodeName, parentNode, rectangle } from './node-reader';
import { createPictureBook } from './picture-book';
import { computedStyle } from './visibility';

/** What a link or an image becomes. */
export type Pointed = Pick<Converted, 'content' | 'images' | 'losses'>;

function readerFor(document: Document) {
  return createLinkReader({ baseUrl: document.baseURI, pageUrl: document.URL, lose: () => undefined });
}

/** Gives the link that was pointed at, or the page itself where none was, with its words or as a smart link. */
export function convertLink({ linkUrl, linkText }: CaptureRequest, { document }: CaptureEnvironment): Pointed {
  const links = readerFor(document);
  const href = linkUrl === undefined ? document.URL : links.resolve(linkUrl, document.documentElement);
  const text = (linkUrl === undefined ? document.title : linkText)?.replace(/\s+/g, ' ').trim().toWellFormed() ?? '';
  if (href === undefined) return { content: paragraph(text), images: [], losses: [{ code: 'link-unsafe', count: 1 }] };
  if (text === '' || text === href) {
    return {
      content: [{ type: 'paragraph', content: [{ type: 'inlineCard', attrs: { url: href } }] }],
      images: [],
      losses: [],
    };
  }
  return { content: paragraph(text, { type: 'link', attrs: { href } }), images: [], losses: [] };
}

function paragraph(text: string, mark?: LinkMark): RootBlock[] {
  return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text, ...(mark && { marks: [mark] }) }] }];
}

/** Gives the image that was pointed at, as the page shows it where it can be found there, with the link around it. */
export function convertImage(
  { imageUrl = '', linkUrl }: CaptureRequest,
  { environment, token }: { environment: CaptureEnvironment; token: string },
): Pointed {
  const { document, registry } = environment;
  const pictures = createPictureBook((id, element) => registry?.remember(token, id, element));
  const element = findImage(document, imageUrl);
  const described = element && describeImage(element, { readBackground: () => computedStyle(element).backgroundImage });
  const found: FoundImage = described && described !== 'ignored' ? described : { url: imageUrl };
  const href = linkUrl ?? (element && linkAbove(element));
  const link = href === undefined ? undefined : readerFor(document).resolve(href, document.documentElement);
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
