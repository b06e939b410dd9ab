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
  const url = parseUrl(trimmed, base);
  if (!url || !PROTOCOLS.has(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  return url.href;
}

/** Says whether the address belongs to a service that counts readers. Takes an absolute address. */
export function isTracker(imageUrl: string): boolean {
  const url = imageUrl.startsWith('http') ? parseUrl(imageUrl) : undefined;
  if (!url) return false;
  if (TRACKER_PATH.test(url.hostname + url.pathname)) return true;
  const labels = url.hostname.split('.');
  return labels.some((_, start) => TRACKER_HOSTS.has(labels.slice(start).join('.')));
}

/** Says whether the address is, by its name or its shortness, a picture that only holds a place. */
export function isPlaceholder(imageUrl: string): boolean {
  if (imageUrl.startsWith('data:')) return imageUrl.length < 600 && /^data:image\/(gif|svg\+xml|png)/i.test(imageUrl);
  const path = parseUrl(imageUrl)?.pathname ?? '';
  return PLACEHOLDER_NAME.test(path);
}

function parseUrl(text: string, base?: string): URL | undefined {
  return URL.parse(text, base) ?? undefined;
}
