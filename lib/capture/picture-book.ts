import type { CapturedImage } from '../clip/captured-page';
import type { ShownPicture } from '../clip/recording';
import type { FoundImage } from './found-image';

/** The pictures of one capture. */
export type PictureBook = {
  /** Gives what is written down where a picture stands; the same address is the same picture. */
  add(found: FoundImage, where: Pick<ShownPicture, 'width' | 'link'>): ShownPicture;
  images: CapturedImage[];
};

/** Starts an empty book; `remember` is told of each element that a picture was found in. */
export function createPictureBook(remember: (id: string, element: Element) => void): PictureBook {
  const images: CapturedImage[] = [];
  const knownByUrl = new Map<string, CapturedImage>();
  return {
    images,
    add({ url, element, ...rest }, where) {
      const known = url === '' ? undefined : knownByUrl.get(url);
      if (known) return { id: known.id, ...where, ...(rest.alt !== known.alt && { alt: rest.alt ?? '' }) };
      const image = { id: String(images.length + 1), url, ...rest };
      images.push(image);
      knownByUrl.set(url, image);
      if (element) remember(image.id, element);
      return { id: image.id, ...where };
    },
  };
}
