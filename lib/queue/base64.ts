/** A multiple of three, so that pieces join without padding between them; few enough to be a call's arguments. */
const PIECE = 24_576;

/** Bytes as base64, in pieces: a `Uint8Array.toBase64` is not in every browser we run in. */
export function toBase64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  const pieces: string[] = [];
  for (let start = 0; start < all.length; start += PIECE) {
    pieces.push(btoa(String.fromCharCode(...all.subarray(start, start + PIECE))));
  }
  return pieces.join('');
}
