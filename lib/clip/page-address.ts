import type { Source } from './source';

/** What advertisers, newsletters and networks add to a link to tell where a reader came from. */
const TRACKING =
  /^(?:(?:utm|pk|mtm)_.+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|igsh(?:id)?|ref_src)$/i;

/**
 * The address a page is known by, however one came to it: its canonical one where it has one, without what tracks its
 * reader, and without a fragment unless that is a route of its own (`#/`, `#!`).
 */
export function addressOfPage({ url, canonicalUrl }: Pick<Source, 'url' | 'canonicalUrl'>): string {
  const address = URL.parse(canonicalUrl ?? url);
  if (!address) return url;
  if (!/^#[!/]/.test(address.hash)) address.hash = '';
  const tracked = [...address.searchParams.keys()].filter((name) => TRACKING.test(name));
  // Untouched, a query stays as it is written.
  for (const name of tracked) address.searchParams.delete(name);
  return address.href;
}
