import { readImageSize } from './image-size';
import { type ImageType, readImageType } from './image-type';

/** Why a picture could not be had, as the background is told. */
export type ImageFailure = 'unreadable' | 'too-large' | 'too-slow';

/** A picture that can be attached as it is. */
export type ImageBytes = { bytes: ArrayBuffer; mediaType: string };

/** No attachment of ours is larger. */
export const MAX_IMAGE_BYTES = 25 * 1024 * 1024;
/** A decoded picture takes four bytes a pixel, in every browser that shows the page: 50 million are 200 MB. */
export const MAX_IMAGE_PIXELS = 50_000_000;

/** What the reading of one picture throws; `reason` is all that anyone needs to know. */
export class ImageError extends Error {
  readonly reason: ImageFailure;
  constructor(reason: ImageFailure, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ImageError';
    this.reason = reason;
  }
}

/**
 * Says what the bytes of a picture are, and refuses what should not be decoded: anything that is no picture by its own
 * signature, that is too large in bytes or would be in pixels, or whose header is broken. Throws `ImageError`.
 */
export function checkImage(bytes: Uint8Array): ImageType {
  if (bytes.byteLength > MAX_IMAGE_BYTES) throw new ImageError('too-large');
  const type = readImageType(bytes);
  if (!type) throw new ImageError('unreadable');
  const size = readImageSize(bytes, type);
  if (size && size.width * size.height > MAX_IMAGE_PIXELS) throw new ImageError('too-large');
  // A drawing has no pixels, and an AVIF may keep its size further back than is looked.
  if (!size && type !== 'image/svg+xml' && type !== 'image/avif') throw new ImageError('unreadable');
  return type;
}
