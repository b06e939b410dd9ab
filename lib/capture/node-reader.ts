/*
 * A form's own properties are hidden behind controls named like them (`<input name="firstChild">`), also from the
 * isolated world of an extension. What the walk reads of any element therefore goes through the getters of the
 * prototypes, taken before any page is read. Each is written out: a shared closure would be called megamorphically.
 */

function getterOf<Owner extends object>(prototype: Owner, name: keyof Owner & string): (this: Owner) => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!getter) throw new TypeError(`no getter ${name}`);
  return getter;
}

const readNodeName = getterOf(Node.prototype, 'nodeName') as (this: Node) => string;
const readNodeType = getterOf(Node.prototype, 'nodeType') as (this: Node) => number;
const readNodeValue = getterOf(Node.prototype, 'nodeValue') as (this: Node) => string | null;
const readFirstChild = getterOf(Node.prototype, 'firstChild') as (this: Node) => ChildNode | null;
const readNextSibling = getterOf(Node.prototype, 'nextSibling') as (this: Node) => ChildNode | null;
const readChildNodes = getterOf(Node.prototype, 'childNodes') as (this: Node) => NodeListOf<ChildNode>;
const readParent = getterOf(Node.prototype, 'parentNode') as (this: Node) => ParentNode | null;
const readTextContent = getterOf(Node.prototype, 'textContent') as (this: Node) => string | null;
const readOwnerDocument = getterOf(Node.prototype, 'ownerDocument') as (this: Node) => Document;
const readShadowRoot = getterOf(Element.prototype, 'shadowRoot') as (this: Element) => ShadowRoot | null;
const readBaseUri = getterOf(Node.prototype, 'baseURI') as (this: Node) => string;
const { getAttribute, getAttributeNames, hasAttributes: hasAnyAttribute, checkVisibility } = Element.prototype;
const { getBoundingClientRect, querySelector, matches, closest } = Element.prototype;
const { contains, getRootNode } = Node.prototype;

/** Upper case for elements of HTML, as written for others, `#text` for text. */
export const nodeName = (node: Node): string => readNodeName.call(node);
export const nodeType = (node: Node): number => readNodeType.call(node);
export const nodeValue = (node: Node): string => readNodeValue.call(node) ?? '';
export const firstChild = (node: Node): Node | null => readFirstChild.call(node);
export const nextSibling = (node: Node): Node | null => readNextSibling.call(node);
export const parentNode = (node: Node): Node | null => readParent.call(node);
/** The document or the shadow tree that a node lies in. */
export const rootOf = (node: Node): Node => getRootNode.call(node);
export const childCount = (node: Node): number => readChildNodes.call(node).length;
export const childAt = (node: Node, index: number): Node | undefined => readChildNodes.call(node)[index];
export const holds = (node: Node, other: Node): boolean => contains.call(node, other);
export const textContent = (node: Node): string => readTextContent.call(node) ?? '';
export const ownerDocument = (node: Node): Document => readOwnerDocument.call(node);
/** What relative addresses in a node start from. */
export const baseAddress = (node: Node): string => readBaseUri.call(node);
export const openShadow = (element: Element): ShadowRoot | null => readShadowRoot.call(element);
export const attribute = (element: Element, name: string): string | null => getAttribute.call(element, name);
export const className = (element: Element): string => getAttribute.call(element, 'class') ?? '';
export const attributeNames = (element: Element): string[] => getAttributeNames.call(element);
export const hasAttributes = (element: Element): boolean => hasAnyAttribute.call(element);
export const rectangle = (element: Element): DOMRect => getBoundingClientRect.call(element);
export const find = (element: Element, selector: string): Element | null => querySelector.call(element, selector);
export const findAround = (element: Element, selector: string): Element | null => closest.call(element, selector);
export const isMatch = (element: Element, selector: string): boolean => matches.call(element, selector);

const BOX = { opacityProperty: true, visibilityProperty: true };
/** Says whether the element has a box, is not transparent and not `visibility: hidden`, it and all around it. */
export const isRendered = (element: Element): boolean => checkVisibility.call(element, BOX);

export function isElement(node: Node): node is Element {
  return readNodeType.call(node) === Node.ELEMENT_NODE;
}

/** Gives the children of a node as they are now. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = firstChild(node); child; child = nextSibling(child)) children.push(child);
  return children;
}

/** Gives the node after this one in document order, within `root`; without going into this one if `isOver`. */
export function following(node: Node, root: Node, isOver = false): Node | null {
  const first = isOver ? null : firstChild(node);
  if (first) return first;
  for (let at: Node | null = node; at && at !== root; at = parentNode(at)) {
    const next = nextSibling(at);
    if (next) return next;
  }
  return null;
}
