import { ImageError, MAX_IMAGE_BYTES } from './image-bytes';

/** Gets bytes from an address as `globalThis.fetch` does. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What `fetchImage` needs: how to get bytes, the page's origin, and when to give up. */
export type FetchContext = { fetch: Fetch; origin: string; signal: AbortSignal };

/**
 * Gets a picture's bytes with the page's rights and no more. Takes an http, https, data or blob address; throws
 * `ImageError` for what cannot be had or grows beyond the limit.
 *
 * Credentials go to the page's own origin only, as for an `<img crossorigin>`: other hosts mostly answer any origin
 * with `*`, which a browser refuses when credentials were sent (Fetch standard, CORS check).
 */
export async function fetchImage(url: string, context: FetchContext): Promise<Uint8Array<ArrayBuffer>> {
  if (url.startsWith('data:')) return decodeDataUrl(url);
  try {
    return await get(url, 'default', context);
  } catch (error) {
    if (error instanceof ImageError || context.signal.aborted || isOwn(url, context.origin)) throw toImageError(error);
  }
  try {
    // What the cache kept of the page's own request has no CORS header where a host sends one only to who asks for it.
    return await get(url, 'reload', context);
  } catch (error) {
    throw toImageError(error);
  }
}

async function get(
  url: string,
  cache: RequestCache,
  { fetch, signal }: FetchContext,
): Promise<Uint8Array<ArrayBuffer>> {
  return readPictureBody(await fetch(url, { cache, signal, credentials: 'same-origin', mode: 'cors' }));
}

/**
 * Gives the bytes of an answer that should be a picture, and reads no further than one may be long. A server may announce
 * nothing, or lie: what counts is what comes. Throws `ImageError`, or what broke the connection.
 */
export async function readPictureBody({ ok, body, headers }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!ok || !body) throw new ImageError('unreadable');
  if (Number(headers.get('content-length')) > MAX_IMAGE_BYTES) {
    await body.cancel();
    throw new ImageError('too-large');
  }
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenate(chunks, length);
    chunks.push(value);
    length += value.byteLength;
    if (length > MAX_IMAGE_BYTES) {
      await reader.cancel();
      throw new ImageError('too-large');
    }
  }
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** RFC 2397. Not left to `fetch`, which a page's policy can keep from data addresses. */
export function decodeDataUrl(url: string): Uint8Array<ArrayBuffer> {
  const comma = url.indexOf(',');
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(0, comma));
  if (comma < 0) throw new ImageError('unreadable');
  // Base64 has three bytes in four characters; percent-encoding at least one in three.
  if ((url.length - comma) * (isBase64 ? 0.75 : 0.34) > MAX_IMAGE_BYTES) throw new ImageError('too-large');
  const content = decodePercent(url.slice(comma + 1));
  return isBase64 ? decodeBase64(new TextDecoder('latin1').decode(content)) : content;
}

/** Bytes, not characters: what is encoded is mostly no text (URL standard, percent-decode). */
function decodePercent(text: string): Uint8Array<ArrayBuffer> {
  const encoded = new TextEncoder().encode(text);
  const decoded = new Uint8Array(encoded.length);
  let length = 0;
  for (let index = 0; index < encoded.length; index++) {
    const hex = encoded[index] === 0x25 ? String.fromCharCode(encoded[index + 1] ?? 0, encoded[index + 2] ?? 0) : '';
    const isEncoded = /^[0-9a-f]{2}$/i.test(hex);
    decoded[length++] = isEncoded ? Number.parseInt(hex, 16) : (encoded[index] ?? 0);
    if (isEncoded) index += 2;
  }
  return decoded.slice(0, length);
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes;
  } catch (error) {
    throw new ImageError('unreadable', { cause: error });
  }
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith('blob:') || URL.parse(url)?.origin === origin;
}

function toImageError(error: unknown): ImageError {
  if (error instanceof ImageError) return error;
  const isAbort = error instanceof DOMException && error.name === 'AbortError';
  return new ImageError(isAbort ? 'too-slow' : 'unreadable', { cause: error });
}
