import type { Size } from './found-image';
import type { ImageType } from './image-type';

/** Gives a picture's size in pixels as its header declares it; `undefined` when the header is cut or makes no sense. */
type ReadSize = (view: DataView) => Size | undefined;

const READERS: Record<ImageType, ReadSize> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/jpeg': readJpeg,
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/webp': readWebp,
  'image/avif': readAvif,
  'image/bmp': readBmp,
  'image/x-icon': readIcon,
  'image/svg+xml': () => undefined,
};

/**
 * Reads how many pixels a picture would have once decoded, without decoding it. Takes the file's bytes and its type;
 * gives `undefined` for a drawing, which has no pixels, and for a header that is broken.
 */
export function readImageSize(bytes: Uint8Array, type: ImageType): Size | undefined {
  try {
    const size = READERS[type](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** ITU T.81: segments follow each other, each with its length, until a start of frame says the size. */
function readJpeg(view: DataView): Size | undefined {
  let offset = 2;
  while (view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    // Fill bytes may stand before a marker.
    offset += marker === 0xff ? 1 : 2 + view.getUint16(offset + 2);
  }
  return undefined;
}

/** RFC 9649: the first chunk is extended, lossless or lossy, and each says the size in its own way. */
function readWebp(view: DataView): Size | undefined {
  switch (view.getUint8(15)) {
    case 0x58: // VP8X: 24 bits each, less one
      return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1 };
    case 0x4c: {
      // VP8L: 14 bits each, less one
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    default: // VP8: 14 bits each
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
}

/** How far into a file the properties of an AVIF are looked for. */
const AVIF_HEAD = 65_536;
/** `ispe`, the property that says how large an image item is (ISO 23008-12 §6.5.3). */
const ISPE = 0x69737065;

/** Takes the largest of the items: thumbnails and tiles have such a property too. */
function readAvif(view: DataView): Size | undefined {
  let largest: Size | undefined;
  const end = Math.min(view.byteLength - 16, AVIF_HEAD);
  for (let offset = 0; offset <= end; offset++) {
    if (view.getUint32(offset) !== ISPE) continue;
    const size = { width: view.getUint32(offset + 8), height: view.getUint32(offset + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** The header of OS/2 has 12 bytes and 16 bits a side; all others have 32, the height negative when rows go down. */
function readBmp(view: DataView): Size {
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** An entry declares up to 256 pixels a side, but it may hold a PNG, which declares its own. */
function readIcon(view: DataView): Size | undefined {
  let largest: Size | undefined;
  for (let entry = 0; entry < view.getUint16(4, true); entry++) {
    const size = readIconEntry(view, 6 + entry * 16);
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function readIconEntry(view: DataView, entry: number): Size {
  const image = view.getUint32(entry + 12, true);
  const isPng = view.getUint32(image) === 0x89504e47;
  if (isPng) return { width: view.getUint32(image + 16), height: view.getUint32(image + 20) };
  return { width: view.getUint8(entry) || 256, height: view.getUint8(entry + 1) || 256 };
}

function readUint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}
