const PASSWORD_FIELD = 'input[type="password" i]';
/** A page with more elements than this is not searched for shadow roots: it is long text, not a form. */
const MAX_ELEMENTS = 100_000;

/** Says whether the page shows a field for a password, open shadow roots included. */
export function hasPasswordField(document: Document): boolean {
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
