import { lengthOf } from './composed-range';
import { childAt, holds, isElement, nodeName, nodeType, nodeValue, ownerDocument, parentNode } from './node-reader';
import { computedStyle } from './visibility';

/** What a person sees although no words are in it, and what holds words that nobody sees. */
const WORDLESS = new Set('IMG svg CANVAS VIDEO AUDIO IFRAME OBJECT EMBED HR math'.split(' '));
const UNREAD = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);

/**
 * Moves the ends of a range past the blocks of which it selects nothing: three clicks select up to the beginning of the
 * next paragraph, and dragging often begins at the end of the one before. Changes the range.
 */
export function tighten(range: Range): void {
  const first = firstShown(range);
  const last = lastShown(range);
  if (!first || !last) return;
  const from = outermost(first, range.startContainer);
  const to = outermost(last, range.endContainer);
  // What stands before the first word of its block may be an indentation.
  if (isBlock(from)) range.setStart(from, 0);
  if (!isBlock(to)) return;
  if (isElement(last)) range.setEndAfter(last);
  else range.setEnd(last, lengthOf(last));
}

function firstShown(range: Range): Node | null {
  const walker = walkerOver(range);
  walker.currentNode = range.startContainer;
  let node: Node | null = range.startContainer;
  while (node && !isShown(node, range)) node = walker.nextNode();
  return node;
}

function lastShown(range: Range): Node | null {
  const { endContainer, endOffset } = range;
  const walker = walkerOver(range);
  const beyond = childAt(endContainer, endOffset);
  walker.currentNode = beyond ?? endContainer;
  let node: Node | null = beyond ? walker.previousNode() : endContainer;
  while (!beyond && walker.lastChild()) node = walker.currentNode;
  while (node && !isShown(node, range)) node = walker.previousNode();
  return node;
}

function walkerOver({ commonAncestorContainer: root }: Range): TreeWalker {
  return ownerDocument(root).createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
}

function isShown(node: Node, range: Range): boolean {
  if (!range.intersectsNode(node)) return false;
  if (isElement(node)) return WORDLESS.has(nodeName(node));
  if (nodeType(node) !== Node.TEXT_NODE) return false;
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : undefined;
  const parent = parentNode(node);
  return nodeValue(node).slice(start, end).trim() !== '' && !(parent && UNREAD.has(nodeName(parent)));
}

/** Gives the largest node around this one that does not hold the other as well. */
function outermost(node: Node, other: Node): Node {
  let top = node;
  for (let at: Node | null = node; at && !holds(at, other); at = parentNode(at)) top = at;
  return top;
}

function isBlock(node: Node): node is Element {
  return isElement(node) && !/^(?:inline|contents|ruby)/.test(computedStyle(node).display);
}

/** Says whether ranges in an element leave no words of it out before the first of them and after the last. */
export function isWhole(element: Element, ranges: readonly Range[]): boolean {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last || !holds(element, first.startContainer) || !holds(element, last.endContainer)) return false;
  const before = first.cloneRange();
  before.setStart(element, 0);
  before.setEnd(first.startContainer, first.startOffset);
  const after = last.cloneRange();
  after.setEnd(element, lengthOf(element));
  after.setStart(last.endContainer, last.endOffset);
  return `${before}${after}`.trim() === '';
}
