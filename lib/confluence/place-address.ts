import type { Site } from '../clip/destination';

/** What an address of a site names. `unknown` is a page of the site that no clip can be filed under. */
export type PlaceAddress =
  | { kind: 'space'; key: string }
  | { kind: 'content'; id: string }
  | { kind: 'other-site' }
  | { kind: 'unknown' };

/** Reads where a Confluence address leads: a space, a page, a folder, or the short form `/wiki/x/…`. */
export function readPlaceAddress(site: Site, address: string): PlaceAddress {
  const url = URL.parse(address.trim());
  if (url === null || url.origin !== URL.parse(site.url)?.origin) return { kind: 'other-site' };
  const path = url.pathname;
  const content =
    /^\/wiki\/spaces\/[^/]+\/(?:pages|folder)\/(?:edit(?:-v2)?\/)?(\d{1,20})(?:\/|$)/.exec(path)?.[1] ??
    (path === '/wiki/pages/viewpage.action' ? /^\d{1,20}$/.exec(url.searchParams.get('pageId') ?? '')?.[0] : undefined);
  if (content !== undefined) return { kind: 'content', id: content };
  const short = /^\/wiki\/x\/([\w-]{1,16})$/.exec(path)?.[1];
  if (short !== undefined) return readShortId(short);
  const key = /^\/wiki\/spaces\/([^/]+)(?:\/(?:overview|pages)?)?$/.exec(path)?.[1];
  return key === undefined ? { kind: 'unknown' } : { kind: 'space', key: decodeKey(key) };
}

/** A short address holds the id's bytes, lowest first, in base64 with `-` for `/` and `_` for `+`, without its last zeros. */
function readShortId(text: string): PlaceAddress {
  const base64 = text.replaceAll('-', '/').replaceAll('_', '+').padEnd(12, 'A').slice(0, 12);
  const bytes = [...atob(base64)].slice(0, 8).map((character) => BigInt(character.charCodeAt(0)));
  const id = bytes.reduceRight((sum, byte) => sum * 256n + byte, 0n);
  return id > 0n ? { kind: 'content', id: String(id) } : { kind: 'unknown' };
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    // A stray percent sign: no space has such a key, and the look-up will say so.
    return key;
  }
}
