import type { Asset } from '../clip/asset';

const ENDINGS = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/svg+xml', 'svg'],
  ['image/bmp', 'bmp'],
  ['image/x-icon', 'ico'],
  ['image/vnd.microsoft.icon', 'ico'],
  ['image/tiff', 'tiff'],
]);

/** The attachment's name, the same at every try: our own name and the ending its bytes' type has, or `.bin`. */
export function pictureFileName({ name, mediaType }: Pick<Asset, 'name' | 'mediaType'>): string {
  return `${name}.${ENDINGS.get(mediaType ?? '') ?? 'bin'}`;
}
