import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, sep } from 'node:path';
import type { DemoPage } from '../fake-confluence/hosts.ts';
import { drawPicture } from './picture.ts';

/** Where files of this machine seem to come from. */
const ORIGIN = 'https://pages.example';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
};

/** Larger files are no parts of a page. */
const LARGEST_FILE = 20_000_000;

/**
 * Serves an HTML file with the files below its folder that it names, and a picture of the declared size for every
 * picture that is not there: a saved page names pictures of servers that the test network does not have. Gives the
 * page's address; throws when there is no such file.
 */
export function servePage(pages: Map<string, DemoPage>, file: string): string {
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  const folder = dirname(file);
  const top = `${ORIGIN}/${encodeURIComponent(basename(folder))}/`;
  const address = `${top}${encodeURIComponent(basename(file))}`;
  const page = readPage(file);
  pages.set(address, page);
  for (const url of listParts(String(page.body), address)) {
    const part = url.startsWith(top) ? fileBelow(folder, url.slice(top.length)) : undefined;
    if (part && isServable(part)) pages.set(url, readPage(part));
  }
  for (const { url, width, height } of listPictures(String(page.body), address)) {
    if (!pages.has(url)) pages.set(url, madeUpPicture(width, height));
  }
  return address;
}

/** Only what the page names: whatever else lies beside it, in somebody's home folder say, is nobody's business. */
function listParts(html: string, address: string): string[] {
  return [...html.matchAll(/<(?:img|source|link|script|video|audio|iframe)\b[^>]*>/gi)]
    .flatMap(([tag]) => addressesIn(tag))
    .flatMap((source) => resolvePart(source, address) ?? [])
    .map((url) => url.replace(/\?.*$/, ''));
}

/** The file a path names; undefined when the path, once decoded, leads out of the folder. */
function fileBelow(folder: string, path: string): string | undefined {
  try {
    const file = join(folder, decodeURIComponent(path));
    return file.startsWith(`${folder}${sep}`) ? file : undefined;
  } catch {
    // A malformed escape names nothing.
    return undefined;
  }
}

function isServable(file: string): boolean {
  if (!(extname(file).toLowerCase() in TYPES) || !existsSync(file)) return false;
  const facts = statSync(file);
  return facts.isFile() && facts.size <= LARGEST_FILE;
}

function madeUpPicture(width: number, height: number): DemoPage {
  const body = new Uint8Array(drawPicture(width, height));
  return { body, type: 'image/png', headers: { 'access-control-allow-origin': '*' } };
}

function readPage(file: string): DemoPage {
  const bytes = new Uint8Array(readFileSync(file));
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const isText = /^text\/|json|svg/.test(type);
  return { body: isText ? new TextDecoder().decode(bytes) : bytes, type };
}

type Picture = { url: string; width: number; height: number };

const DEFAULT_WIDTH = 600;
const DEFAULT_HEIGHT = 400;

/** A rough reading of the tags is enough: an address too many is served to nobody. */
function listPictures(html: string, address: string): Picture[] {
  return [...html.matchAll(/<(?:img|source)\b[^>]*>/gi)].flatMap(([tag]) => {
    const width = sizeIn(tag, 'width') ?? DEFAULT_WIDTH;
    const height = sizeIn(tag, 'height') ?? Math.round((width / DEFAULT_WIDTH) * DEFAULT_HEIGHT);
    return addressesIn(tag).flatMap((source) => {
      const url = resolvePart(source, address);
      return url ? [{ url, width, height }] : [];
    });
  });
}

function sizeIn(tag: string, name: string): number | undefined {
  const digits = new RegExp(`\\s${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(tag)?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : undefined;
}

function addressesIn(tag: string): string[] {
  const attributes = [
    ...tag.matchAll(/\s(?:href|(?:data-[\w-]*)?src(set)?)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi),
  ];
  return attributes.flatMap(([, isSet, double, single, bare]) => {
    const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').replaceAll('&#038;', '&');
    return isSet ? value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/)[0] ?? '') : [value];
  });
}

/** A page over TLS asks for its pictures over TLS whatever it says (Mixed Content, level 2). */
function resolvePart(source: string, address: string): string | undefined {
  if (source === '' || /^(data|blob|javascript):/i.test(source) || !URL.canParse(source, address)) return undefined;
  const url = new URL(source, address);
  url.hash = '';
  if (url.protocol === 'http:') url.protocol = 'https:';
  return url.protocol === 'https:' ? url.href : undefined;
}
