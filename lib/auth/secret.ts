/** A text under a key of its own that can be used but never read out, so both may lie in the same database. */
export type SealedSecret = { key: CryptoKey; iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };

/**
 * Encrypts with AES-GCM-256 under a fresh non-extractable key and a fresh 96-bit IV. `context` is bound to it as
 * additional data: a record copied to another account or generation does not open.
 * It keeps tokens out of backups, dumps and plain searches of a profile; not away from code of this very extension.
 */
export async function sealSecret(crypto: Crypto, secret: string, context: string): Promise<SealedSecret> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(toAlgorithm(iv, context), key, new TextEncoder().encode(secret));
  return { key, iv, bytes };
}

/** The text again, or undefined when it was changed, moved or sealed in another context. */
export async function openSecret(crypto: Crypto, sealed: SealedSecret, context: string): Promise<string | undefined> {
  try {
    const bytes = await crypto.subtle.decrypt(toAlgorithm(sealed.iv, context), sealed.key, sealed.bytes);
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

function toAlgorithm(iv: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) };
}
