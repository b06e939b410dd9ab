import type { LinkMark } from '../adf/nodes';
import { readAddress } from './address';
import { attribute, ownerDocument } from './node-reader';

/** What a page may link to and a document keep. */
const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Links that were never meant to lead anywhere. */
const NO_TARGET = /^\s*(?:#?\s*$|javascript:\s*(?:void\b|;|$))/i;
/**
 * Addresses that parsing would give back as they are: a plain host in lower case, and only characters that the URL
 * standard leaves alone everywhere. Most links of most pages are of this kind, and parsing one costs as much as
 * converting ten elements (measured).
 */
const ABSOLUTE = /^https?:\/\/(?:[a-z\d-]+\.)+[a-z]{2,}\/[\w\-.~!$&()*+,;=:@%/?]*(?:#[\w\-.~!$&()*+,;=:@%/?]*)?$/;
const ROOTED = /^\/(?!\/)[\w\-.~!$&()*+,;=:@%/?]*(?:#[\w\-.~!$&()*+,;=:@%/?]*)?$/;
/** What parsing changes nevertheless: dots that lead upwards, plain or encoded, and names that stand for others. */
const CHANGED = /\/\.\.?(?:[/?#]|$)|%2e|xn--/i;
/** Longer addresses are payloads. */
const MAX_LENGTH = 8192;

/** Reads the addresses of a page. */
export type LinkReader = {
  /** Gives an address as an absolute one that is safe to keep, without credentials; undefined otherwise. */
  resolve(address: string, element: Element): string | undefined;
  /** Gives the mark for a link; undefined for what leads nowhere or is not safe. */
  read(anchor: Element): LinkMark | undefined;
};

/** What reading links needs: what relative addresses start from, if not the element's own base, and whom to tell. */
export type LinkDependencies = { baseUrl: string | undefined; pageUrl: string; lose(code: 'link-unsafe'): void };

/** Makes a reader for one conversion. */
export function createLinkReader({ baseUrl, pageUrl, lose }: LinkDependencies): LinkReader {
  const known = new Map<string, string | undefined>();
  const bases = new Map<Document, Base>();
  const baseOf = (document: Document): Base => {
    const base = bases.get(document) ?? readBase(baseUrl ?? (document.baseURI || pageUrl));
    bases.set(document, base);
    return base;
  };
  const resolve = (address: string, element: Element) => {
    if (address.length > MAX_LENGTH) return undefined;
    if (ABSOLUTE.test(address) && !CHANGED.test(address)) return address;
    const { url, origin } = baseOf(ownerDocument(element));
    if (origin && ROOTED.test(address) && !CHANGED.test(address)) return origin + address;
    const key = `${address} ${url}`;
    if (!known.has(key)) known.set(key, readAddress(address, url, SAFE));
    return known.get(key);
  };
  return {
    resolve,
    read(anchor) {
      const address = attribute(anchor, 'href');
      if (address === null || NO_TARGET.test(address)) return undefined;
      const href = resolve(address, anchor);
      if (href === undefined) {
        lose('link-unsafe');
        return undefined;
      }
      return { type: 'link', attrs: { href } };
    },
  };
}

type Base = { url: string; origin: string | undefined };

function readBase(url: string): Base {
  const { protocol, origin } = URL.parse(url) ?? {};
  return { url, origin: protocol === 'http:' || protocol === 'https:' ? origin : undefined };
}
