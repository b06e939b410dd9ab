/** Names under which addresses carry what lets its bearer in. */
const SECRET_NAME =
  /^(x-amz-(signature|security-token)|x-goog-signature|sig|signature|(\w+[-_])?(token|secret|session|sessionid|password|passwd|pwd|apikey|api[-_]key|access[-_]key|auth|jwt|otp)|sid|phpsessid|jsessionid|code|ticket|samlresponse)$/i;
/** Shorter values under such a name are states of a page, not secrets (`?code=404`, `?auth=1`). */
const MIN_SECRET = 10;
/** A JSON Web Token, wherever it stands (RFC 7519): two JSON objects in base64url and a signature. */
const WEB_TOKEN = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/;

const PASSWORD_FIELD = 'input[type="password" i]';
/** A page with more elements than this is not searched for shadow roots: it is long text, not a form. */
const MAX_ELEMENTS = 100_000;

/** Says whether an address carries what looks like a token in its query or its fragment. */
export function hasToken(url: string): boolean {
  if (WEB_TOKEN.test(url)) return true;
  const { search, hash } = new URL(url);
  return [search.slice(1), hash.replace(/^#[^?&=]*\?|^#/, '')].some((text) =>
    [...new URLSearchParams(text)].some(([name, value]) => SECRET_NAME.test(name) && value.length >= MIN_SECRET),
  );
}

/** Says whether the page shows a field for a password, open shadow roots included. */
export function showsPasswordField(document: Document): boolean {
  // A page can name an element `querySelectorAll`, and its document would give that in place of the method.
  const select = (selector: string) => Document.prototype.querySelectorAll.call(document, selector);
  if (hasShownField(select(PASSWORD_FIELD))) return true;
  const roots = findShadowRoots(select('*'));
  for (let index = 0; index < roots.length; index++) {
    const root = roots[index];
    if (!root) continue;
    if (hasShownField(root.querySelectorAll(PASSWORD_FIELD))) return true;
    roots.push(...findShadowRoots(root.querySelectorAll('*')));
  }
  return false;
}

function findShadowRoots(elements: NodeListOf<Element>): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  if (elements.length > MAX_ELEMENTS) return roots;
  for (const { shadowRoot } of elements) if (shadowRoot) roots.push(shadowRoot);
  return roots;
}

function hasShownField(fields: NodeListOf<Element>): boolean {
  return [...fields].some(isShown);
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 2 && height > 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}
