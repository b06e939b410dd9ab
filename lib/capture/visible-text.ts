import { following, isElement, nodeName, nodeType, nodeValue } from './node-reader';
import { judgeVisibility } from './visibility';

const UNREAD = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA', 'SELECT', 'svg']);

/** How text is read: whether style says something, whether closed `details` are around it, and characters at most. */
type Reading = { isLaidOut: boolean; isInClosedDetails: boolean; limit: number };

/** Gives the visible text in an element on one line, up to a number of characters. */
export function visibleText(element: Element, { isLaidOut, isInClosedDetails, limit }: Reading): string {
  let text = '';
  let node = following(element, element);
  while (node && text.length < limit) {
    let isOver = false;
    if (nodeType(node) === Node.TEXT_NODE) text += nodeValue(node);
    else if (isElement(node))
      isOver = UNREAD.has(nodeName(node)) || (isLaidOut && judgeVisibility(node, isInClosedDetails) === 'nothing');
    node = following(node, element, isOver);
  }
  return text
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim()
    .slice(0, limit)
    .toWellFormed();
}
