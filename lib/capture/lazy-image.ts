import { readImageUrl } from './image-url';
import { chooseFromSrcset } from './srcset';

/** Where loaders that came before `loading="lazy"` keep the address until the picture scrolls into view. */
const LAZY_ADDRESSES = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-actualsrc',
  'data-lazyload',
  'data-lazy',
  'data-hi-res-src',
  'data-full-src',
];
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset', 'srcset'];

/** A `noscript` longer than this holds more than the picture's twin. */
const MAX_TWIN = 5000;

/**
 * Gives the address of the picture that an `img` will show once its loader gets to it, from the attributes that
 * loaders use, its own and its `picture`'s candidates, or the `noscript` beside it; `undefined` when none names one.
 */
export function readLazyUrl(image: Element): string | undefined {
  const base = image.baseURI;
  return (
    readAddress(image, base) ?? readSet(image, base) ?? readSources(image, base) ?? readTwin(image, base) ?? undefined
  );
}

function readAddress(image: Element, base: string): string | undefined {
  for (const name of LAZY_ADDRESSES) {
    const url = readImageUrl(image.getAttribute(name), base);
    if (url) return url;
  }
  return undefined;
}

function readSet(element: Element, base: string): string | undefined {
  for (const name of LAZY_SETS) {
    const url = readImageUrl(chooseFromSrcset(element.getAttribute(name) ?? ''), base);
    if (url) return url;
  }
  return undefined;
}

function readSources(image: Element, base: string): string | undefined {
  const picture = image.parentElement;
  if (picture?.localName !== 'picture') return undefined;
  for (const source of picture.children) {
    const url = source.localName === 'source' ? readSet(source, base) : undefined;
    if (url) return url;
  }
  return undefined;
}

/**
 * Where scripts run, a `noscript` holds text. Only the address is taken out of it, by a pattern: nothing that a page
 * wrote is ever parsed as markup again.
 */
function readTwin(image: Element, base: string): string | undefined {
  const holder = image.parentElement?.localName === 'picture' ? image.parentElement : image;
  const parent = holder.parentElement;
  const neighbours = [holder.nextElementSibling, holder.previousElementSibling];
  if (parent?.childElementCount === 1) neighbours.push(parent.nextElementSibling, parent.previousElementSibling);
  for (const neighbour of neighbours) {
    if (neighbour?.localName !== 'noscript') continue;
    const markup = neighbour.firstElementChild ? '' : (neighbour.textContent ?? '');
    const url =
      readImageUrl(readTwinAddress(markup), base) ??
      readImageUrl(neighbour.querySelector('img')?.getAttribute('src'), base);
    if (url) return url;
  }
  return undefined;
}

function readTwinAddress(markup: string): string | undefined {
  if (markup.length > MAX_TWIN) return undefined;
  const tag = /<img\b[^>]*>/i.exec(markup)?.[0] ?? '';
  const [, doubleQuoted, singleQuoted, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
  return (doubleQuoted ?? singleQuoted ?? bare)?.replaceAll('&amp;', '&');
}
