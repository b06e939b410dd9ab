import { readAddress } from './address';

const PROTOCOLS = new Set(['http:', 'https:', 'data:', 'blob:']);

/** Hosts whose pictures count readers and show nothing; a host stands for its subdomains too. */
const TRACKER_HOSTS = new Set([
  'google-analytics.com',
  'doubleclick.net',
  'googleadservices.com',
  'googlesyndication.com',
  'googletagmanager.com',
  'scorecardresearch.com',
  'quantserve.com',
  'pixel.wp.com',
  'stats.wp.com',
  'bat.bing.com',
  'px.ads.linkedin.com',
  'analytics.twitter.com',
  'mc.yandex.ru',
  'ct.pinterest.com',
  'sb.scorecardresearch.com',
  'hotjar.com',
  'adnxs.com',
  'criteo.com',
  'chartbeat.net',
  'krxd.net',
  'omtrdc.net',
  'amazon-adsystem.com',
]);

/** Counters that live beside content: Facebook's, Matomo's, Twitter's conversion pixel. */
const TRACKER_PATH = /^(www\.)?facebook\.com\/tr\b|\/(matomo|piwik)\.php$|^t\.co\/i\/adsct|\/__utm\.gif$/;

/** File names that pages give to pictures which only hold a place. */
const PLACEHOLDER_NAME =
  /(^|[/_-])(blank|spacer|transparent|clear|pixel|placeholder|lazy|loading|loader|1x1|trans)([._-]?\d+(x\d+)?)?\.(gif|png|svg|jpe?g|webp)$/i;

/**
 * Reads the address of a picture as a page writes it.
 *
 * Takes the text and the base it is relative to; gives an absolute http, https, data or blob address without
 * credentials, or `undefined` for anything else. A data address must declare a picture.
 */
export function readImageUrl(text: string | null | undefined, base: string): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  // A data address can be megabytes long: no need for the parser to copy it.
  if (/^data:/i.test(trimmed.slice(0, 5))) return /^data:image\//i.test(trimmed.slice(0, 11)) ? trimmed : undefined;
  return readAddress(trimmed, base, PROTOCOLS);
}

/** Host and path of an address that has been parsed before: what is left to find has only one form. */
const HOST_AND_PATH = /^https?:\/\/([^/:]*)(?::\d+)?([^?#]*)/;

/** Says whether the address belongs to a service that counts readers. Takes an absolute address. */
export function isTracker(imageUrl: string): boolean {
  const [, host, path] = HOST_AND_PATH.exec(imageUrl) ?? [];
  if (!host) return false;
  if (TRACKER_PATH.test(host + path)) return true;
  for (let at = 0; at >= 0; at = host.indexOf('.', at + 1)) {
    if (TRACKER_HOSTS.has(host.slice(at && at + 1))) return true;
  }
  return false;
}

/** Says whether the address is, by its name or its shortness, a picture that only holds a place. */
export function isPlaceholder(imageUrl: string): boolean {
  if (imageUrl.startsWith('data:')) return imageUrl.length < 600 && /^data:image\/(gif|svg\+xml|png)/i.test(imageUrl);
  return PLACEHOLDER_NAME.test(HOST_AND_PATH.exec(imageUrl)?.[2] ?? '');
}
