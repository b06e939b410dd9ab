import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
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

/** More would not be one page's own files but somebody's home folder. */
const MOST_FILES = 500;
const LARGEST_FILE = 20_000_000;

/**
 * Serves an HTML file with what lies beside it, and a picture of the declared size for every picture that is not
 * there: a saved page names pictures of servers that the test network does not have. Gives the page's address.
 */
export function servePage(pages: Map<string, DemoPage>, file: string): string {
  const folder = dirname(file);
  const top = `${ORIGIN}/${encodeURIComponent(basename(folder))}`;
  for (const name of listFiles(folder))
    pages.set(`${top}/${name.split(sep).map(encodeURIComponent).join('/')}`, readPage(join(folder, name)));
  const address = `${top}/${encodeURIComponent(basename(file))}`;
  const page = readPage(file);
  pages.set(address, page);
  for (const { url, width, height } of listPictures(String(page.body), address)) {
    if (!pages.has(url)) pages.set(url, madeUpPicture(width, height));
  }
  return address;
}

function madeUpPicture(width: number, height: number): DemoPage {
  const body = new Uint8Array(drawPicture(width, height));
  return { body, type: 'image/png', headers: { 'access-control-allow-origin': '*' } };
}

function listFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.slice(0, MOST_FILES).filter((name) => statSync(join(folder, name)).size <= LARGEST_FILE);
}

function readPage(file: string): DemoPage {
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
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
      const url = resolvePicture(source, address);
      return url ? [{ url, width, height }] : [];
    });
  });
}

function sizeIn(tag: string, name: string): number | undefined {
  const digits = new RegExp(`\\s${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(tag)?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : undefined;
}

function addressesIn(tag: string): string[] {
  const attributes = [...tag.matchAll(/\s(?:data-[\w-]*)?src(set)?\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)];
  return attributes.flatMap(([, isSet, double, single, bare]) => {
    const value = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').replaceAll('&#038;', '&');
    return isSet ? value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/)[0] ?? '') : [value];
  });
}

/** A page over TLS asks for its pictures over TLS whatever it says (Mixed Content, level 2). */
function resolvePicture(source: string, address: string): string | undefined {
  if (source === '' || /^(data|blob|javascript):/i.test(source) || !URL.canParse(source, address)) return undefined;
  const url = new URL(source, address);
  url.hash = '';
  if (url.protocol === 'http:') url.protocol = 'https:';
  return url.protocol === 'https:' ? url.href : undefined;
}
