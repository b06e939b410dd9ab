import type { Asset } from './asset';

/** An origin (`https://host[:port]`) with how many of a clip's pictures it keeps from us. */
export type BlockedOrigin = { origin: string; count: number };

/**
 * Whether a picture is there for whoever may ask its site: its page could only show it, so that it was cut from the
 * screen, or not kept at all.
 */
export function isBlocked({ url, loss, isCrop = false }: Pick<Asset, 'url' | 'loss' | 'isCrop'>): boolean {
  return URL.canParse(url) && /^https?:/i.test(url) && (isCrop || loss === 'image-external');
}

/** The origins that keep pictures of a clip from us, in the order of the pictures. */
export function findBlockedOrigins(assets: readonly Pick<Asset, 'url' | 'loss' | 'isCrop'>[]): BlockedOrigin[] {
  const counts = new Map<string, number>();
  for (const { url } of assets.filter(isBlocked)) {
    const { origin } = new URL(url);
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  return [...counts].map(([origin, count]) => ({ origin, count }));
}
