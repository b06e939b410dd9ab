/** Names under which addresses carry what lets its bearer in. */
const SECRET_NAME =
  /^(x-amz-(signature|security-token)|x-goog-signature|sig|signature|(\w+[-_])?(token|secret|session|sessionid|password|passwd|pwd|apikey|api[-_]key|access[-_]key|auth|jwt|otp)|sid|phpsessid|jsessionid|code|ticket|samlresponse)$/i;
/** Shorter values under such a name are states of a page, not secrets (`?code=404`, `?auth=1`). */
const MIN_SECRET = 10;
/** A JSON Web Token, wherever it stands (RFC 7519): two JSON objects in base64url and a signature. */
const WEB_TOKEN = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/;

/** Says whether an address carries what looks like a token in its query or its fragment. */
export function hasToken(url: string): boolean {
  if (WEB_TOKEN.test(url)) return true;
  const { search, hash } = new URL(url);
  return [search.slice(1), hash.replace(/^#[^?&=]*\?|^#/, '')].some((text) =>
    [...new URLSearchParams(text)].some(([name, value]) => SECRET_NAME.test(name) && value.length >= MIN_SECRET),
  );
}
