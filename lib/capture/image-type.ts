/** The kinds of picture that can be told by their bytes. */
export type ImageType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/bmp'
  | 'image/x-icon'
  | 'image/svg+xml';

/** Signatures of the MIME Sniffing standard (§6.1), and AVIF's brand from ISO 23000-22. */
const SIGNATURES: readonly { type: ImageType; offset: number; bytes: string }[] = [
  { type: 'image/png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/gif', offset: 0, bytes: 'GIF87a' },
  { type: 'image/gif', offset: 0, bytes: 'GIF89a' },
  { type: 'image/webp', offset: 8, bytes: 'WEBPVP8' },
  { type: 'image/avif', offset: 4, bytes: 'ftypavif' },
  { type: 'image/avif', offset: 4, bytes: 'ftypavis' },
  { type: 'image/bmp', offset: 0, bytes: 'BM' },
  { type: 'image/x-icon', offset: 0, bytes: '\0\0\x01\0' },
];

/** How far into a file the root of an SVG is looked for, past declarations and comments. */
const SVG_HEAD = 4096;
/** What may stand before the root of an SVG: white space, declaration, comments, document type. */
const SVG_ROOT = /^(?:\s|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!doctype\s+svg\b[^>[]*(?:\[[^\]]*\])?\s*>)*<svg[\s>/]/i;

/**
 * Says what a picture is by its own bytes: neither its name nor what a server calls it counts. Takes the bytes (the
 * first 4 KiB are enough); gives `undefined` for everything else, HTML that calls itself a picture above all.
 */
export function readImageType(bytes: Uint8Array): ImageType | undefined {
  for (const { type, offset, bytes: signature } of SIGNATURES) {
    if (startsWith(bytes, signature, offset)) return type;
  }
  const head = new TextDecoder().decode(bytes.subarray(0, SVG_HEAD));
  return SVG_ROOT.test(head) ? 'image/svg+xml' : undefined;
}

function startsWith(bytes: Uint8Array, signature: string, offset: number): boolean {
  for (let index = 0; index < signature.length; index++) {
    if (bytes[offset + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}
