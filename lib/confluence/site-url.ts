import type { Site } from '../clip/destination';

/**
 * The address of something on the site, or undefined. It is rebuilt on the site's own address from accessible-resources:
 * `_links.base` is ignored, and a `webui` that leads to another host is refused, as a hostile answer may name any host.
 */
export function toSiteUrl(site: Site, webui: string | undefined): string | undefined {
  if (webui === undefined || !webui.startsWith('/')) return undefined;
  const root = URL.parse(site.url);
  const url = root && URL.parse(`${root.origin}/wiki${webui}`);
  if (!url || url.origin !== root.origin || url.protocol !== 'https:' || !url.pathname.startsWith('/wiki/'))
    return undefined;
  return url.href;
}
