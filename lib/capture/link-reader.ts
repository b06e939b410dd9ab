import type { LinkMark } from '../adf/nodes';
import { attribute, ownerDocument } from './node-reader';

/** What a page may link to and a document keep. */
const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Links that were never meant to lead anywhere. */
const NO_TARGET = /^\s*(?:#?\s*$|javascript:\s*(?:void\b|;|$))/i;
/** An address as the browser gives it back where there is nothing to examine: a named host, nothing else before the path. */
const PLAIN = /^https?:\/\/(?!xn--|[^/]*\.xn--)(?:[a-z\d_-]+\.)+[a-z][a-z\d-]*(?:[/?#]|$)/;
/** Longer addresses are payloads. */
const MAX_LENGTH = 8192;

/** Reads the addresses of a page. */
export type LinkReader = {
  /** Gives an address as an absolute one that is safe to keep, without credentials; undefined otherwise. */
  resolve(address: string, element: Element): string | undefined;
  /** Gives the mark for a link; undefined for what leads nowhere or is not safe. */
  read(anchor: Element): LinkMark | undefined;
  /** Points the links within the page to the anchors that stand in the document. */
  settle(anchors: ReadonlySet<string>): void;
};

/** What reading links needs: what relative addresses start from, if not the element's own base, and whom to tell. */
export type LinkDependencies = { baseUrl: string | undefined; pageUrl: string; lose(code: 'link-unsafe'): void };

/** Makes a reader for one conversion. */
export function createLinkReader({ baseUrl, pageUrl, lose }: LinkDependencies): LinkReader {
  const [page = ''] = pageUrl.split('#');
  const within: { mark: LinkMark; name: string }[] = [];
  const known = new Map<string, string | undefined>();
  const bases = new Map<Document, string>();
  const baseOf = (document: Document): string => {
    const base = baseUrl ?? bases.get(document) ?? (document.baseURI || pageUrl);
    bases.set(document, base);
    return base;
  };
  const resolve = (address: string, element: Element) => {
    const base = baseOf(ownerDocument(element));
    const key = `${address} ${base}`;
    if (!known.has(key)) known.set(key, safeUrl(address, base));
    return known.get(key);
  };
  const resolveOf = (anchor: Element, address: string) => {
    const href = baseUrl === undefined ? (anchor as HTMLAnchorElement).href : '';
    return PLAIN.test(href) && href.length <= MAX_LENGTH ? href : resolve(address, anchor);
  };
  return {
    resolve,
    read(anchor) {
      const address = attribute(anchor, 'href');
      if (address === null || NO_TARGET.test(address)) return undefined;
      const href = resolveOf(anchor, address);
      if (href === undefined) {
        lose('link-unsafe');
        return undefined;
      }
      const mark: LinkMark = { type: 'link', attrs: { href } };
      if (href.startsWith(`${page}#`)) within.push({ mark, name: decodeName(href.slice(page.length + 1)) });
      return mark;
    },
    settle(anchors) {
      for (const { mark, name } of within) {
        if (anchors.has(name)) mark.attrs.href = `#${encodeURIComponent(name)}`;
      }
    },
  };
}

/** Gives the name that the fragment of an address stands for. */
export function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function safeUrl(address: string, base: string): string | undefined {
  if (address.length > MAX_LENGTH) return undefined;
  const url = URL.parse(address, base);
  if (!url || !SAFE.has(url.protocol)) return undefined;
  if (url.href.includes('@')) {
    url.username = '';
    url.password = '';
  }
  return url.href;
}
