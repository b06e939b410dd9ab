import type { LinkMark, MediaSingle } from '../adf/nodes';
import type { CapturedImage } from '../clip/captured-page';
import type { FoundImage } from './found-image';

/** As wide as the body of a Confluence page, in CSS pixels. */
const PAGE_WIDTH = 760;

/** The pictures of one conversion. */
export type PictureBook = {
  /** Gives the block that shows a picture; the same address is the same picture. */
  add(found: FoundImage, shown: { width?: number; link?: LinkMark }): MediaSingle;
  images: CapturedImage[];
};

/** Starts an empty book; `remember` is told of each element that a picture was found in. */
export function createPictureBook(remember: (id: string, element: Element) => void): PictureBook {
  const images: CapturedImage[] = [];
  const idByUrl = new Map<string, string>();

  const idFor = ({ url, element, ...rest }: FoundImage): string => {
    const known = url && idByUrl.get(url);
    if (known) return known;
    const id = String(images.length + 1);
    images.push({ id, url, ...rest });
    if (url) idByUrl.set(url, id);
    if (element) remember(id, element);
    return id;
  };

  return {
    images,
    add(found, { width, link }) {
      const { alt, width: naturalWidth, height } = found;
      const size = { ...(naturalWidth && { width: naturalWidth }), ...(height && { height }) };
      const attrs = { type: 'file' as const, id: idFor(found), collection: '', ...size, ...(alt && { alt }) };
      const shownWidth = Math.min(Math.round(width ?? naturalWidth ?? 0), PAGE_WIDTH);
      return {
        type: 'mediaSingle',
        attrs: { layout: 'center', ...(shownWidth > 0 && { width: shownWidth, widthType: 'pixel' }) },
        content: [{ type: 'media', attrs, ...(link && { marks: [link] }) }],
      };
    },
  };
}
