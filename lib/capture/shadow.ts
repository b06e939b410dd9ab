import type { Conversion, Descent, ElementRule } from './conversion';
import { childrenOf, firstChild, nodeName, openShadow, rectangle } from './node-reader';

/** Elements of HTML that may have a shadow, besides those of a page's own making. */
const HOSTS = new Set(
  'ARTICLE ASIDE BLOCKQUOTE BODY DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN'.split(' '),
);
/** An empty component smaller than this on either side, in CSS pixels, hides nothing worth a word. */
const MIN_COMPONENT = 48;

/** A slot shows what the page put into its component, or else its own children. */
export const slot: ElementRule = (element) => {
  const nodes = (element as HTMLSlotElement).assignedNodes();
  return nodes.length > 0 ? { nodes } : {};
};

/** Goes on in the shadow of an element instead of in its children, where it has one. */
export function intoShadow(element: Element, descent: Descent, conversion: Conversion): Descent {
  const root = findShadow(element, conversion);
  if (!root) return descent;
  return { ...descent, nodes: childrenOf(root) };
}

function findShadow(element: Element, { isLaidOut, lose, openShadowRoot }: Conversion): ShadowRoot | null {
  const name = nodeName(element);
  if (!name.includes('-')) return HOSTS.has(name) ? openShadow(element) : null;
  const root = openShadowRoot(element);
  if (!root && isLaidOut && !firstChild(element) && isLarge(element)) lose('closed-component');
  return root;
}

function isLarge(element: Element): boolean {
  const { width, height } = rectangle(element);
  return width >= MIN_COMPONENT && height >= MIN_COMPONENT;
}
