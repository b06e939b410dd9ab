import type { Incoming } from './incoming.ts';
import { mediaTypeOf } from './incoming.ts';
import { refuseXsrf } from './refusal.ts';

const BROWSER = /\b(Mozilla|Chrome|Safari|Opera|Edge?)\//;
const EXTENSION_SCHEMES = ['chrome-extension:', 'safari-extension:'];
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const MUTATING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Atlassian's XSRF filter as its Data Center build reads: (1) a POST that a browser sends needs an origin of the site's own
 * or an extension of Chrome or Safari (PUT and DELETE are only logged); (2) form bodies need `X-Atlassian-Token: no-check`,
 * which does not excuse from (1). Throws the filter's 403.
 */
export function checkXsrf(incoming: Incoming, siteOrigin: string): void {
  if (!MUTATING.includes(incoming.method)) return;
  if (incoming.method === 'POST' && isBrowser(incoming) && !isTrustedOrigin(incoming, siteOrigin)) throw refuseXsrf();
  if (FORM_TYPES.includes(mediaTypeOf(incoming)) && !isExcused(incoming)) throw refuseXsrf();
}

const isBrowser = (incoming: Incoming): boolean => BROWSER.test(incoming.headers.get('user-agent') ?? '');

function isTrustedOrigin(incoming: Incoming, siteOrigin: string): boolean {
  const named = incoming.headers.get('origin') ?? incoming.headers.get('referer');
  if (named === null || !URL.canParse(named)) return false;
  const { origin, protocol } = new URL(named);
  return EXTENSION_SCHEMES.includes(protocol) || origin === siteOrigin || origin === incoming.url.origin;
}

const isExcused = (incoming: Incoming): boolean =>
  /^no-?check$/.test(incoming.headers.get('x-atlassian-token')?.trim().toLowerCase() ?? '');
