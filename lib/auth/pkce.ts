import { toBase64Url } from './base64-url';

/** The secrets of one sign-in attempt. They live in that attempt's memory only, so none can be used twice. */
export type Attempt = { codeVerifier: string; codeChallenge: string; state: string };

/** Makes a fresh verifier with its S256 challenge (RFC 7636 §4) and a state, 256 random bits each. */
export async function createAttempt(crypto: Crypto): Promise<Attempt> {
  const codeVerifier = randomText(crypto);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  return { codeVerifier, codeChallenge: toBase64Url(new Uint8Array(digest)), state: randomText(crypto) };
}

function randomText(crypto: Crypto): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
