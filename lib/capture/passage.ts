import { following, isElement, nodeName, nodeType, nodeValue, ownerDocument, parentNode } from './node-reader';
import { makeTextFragment, type Passage } from './text-fragment';
import { computedStyle, judgeVisibility } from './visibility';

const UNREAD = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT']);
/** Characters of the page before a passage that are searched for its words. */
const MAX_BEFORE = 200_000;

/** Gives the directive of a text fragment that finds the selected ranges again, if they hold words. */
export function fragmentFor(ranges: readonly Range[]): string | undefined {
  const passages = ranges.map(readPassage);
  const directives = passages.map((passage) => passage && makeTextFragment(passage));
  return directives.filter((directive) => directive !== undefined).join('&') || undefined;
}

function readPassage(range: Range): Passage | undefined {
  const texts = textsIn(range);
  const first = texts[0];
  const last = texts.at(-1);
  if (!first || !last) return undefined;
  const firstBlock = blockOf(first);
  const lastBlock = blockOf(last);
  const whole = expandToWords(range, first, last);
  const inFirst = clip(
    texts.filter((text) => blockOf(text) === firstBlock),
    whole,
  );
  const inLast = clip(
    texts.filter((text) => blockOf(text) === lastBlock),
    whole,
  );
  return { first: inFirst, last: inLast, isOneBlock: firstBlock === lastBlock, before: textBefore(whole) };
}

function textsIn(range: Range): Node[] {
  const { commonAncestorContainer: root } = range;
  if (nodeType(root) === Node.TEXT_NODE) return [root];
  const texts: Node[] = [];
  for (let node = following(root, root); node; ) {
    const isHidden = isElement(node) && (UNREAD.has(nodeName(node)) || judgeVisibility(node, false) === 'nothing');
    if (nodeType(node) === Node.TEXT_NODE && range.intersectsNode(node) && nodeValue(node).trim() !== '')
      texts.push(node);
    node = following(node, root, isHidden);
  }
  return texts;
}

function blockOf(text: Node): Node | null {
  for (let node = parentNode(text); node; node = parentNode(node)) {
    if (!isElement(node) || !/^(?:inline|contents|ruby)/.test(computedStyle(node).display)) return node;
  }
  return null;
}

/** The edges of a selection may lie within words, which the browser's search does not find. */
function expandToWords(range: Range, first: Node, last: Node): Range {
  const whole = range.cloneRange();
  const before = first === range.startContainer ? nodeValue(first).slice(0, range.startOffset) : '';
  const after = last === range.endContainer ? nodeValue(last).slice(range.endOffset) : '';
  const isCutAtStart = first === range.startContainer && /^\S/.test(nodeValue(first).slice(range.startOffset));
  const isCutAtEnd = last === range.endContainer && /\S$/.test(nodeValue(last).slice(0, range.endOffset));
  if (isCutAtStart) whole.setStart(first, range.startOffset - (/\S*$/.exec(before)?.[0].length ?? 0));
  if (isCutAtEnd) whole.setEnd(last, range.endOffset + (/^\S*/.exec(after)?.[0].length ?? 0));
  return whole;
}

function clip(texts: readonly Node[], range: Range): string {
  const pieces = texts.map((text) => {
    const start = range.startContainer === text ? range.startOffset : 0;
    const end = range.endContainer === text ? range.endOffset : undefined;
    return nodeValue(text).slice(start, end);
  });
  return collapse(pieces.join(''));
}

function textBefore(range: Range): string {
  const { body } = ownerDocument(range.startContainer);
  if (!body?.contains(range.startContainer)) return '';
  const before = range.cloneRange();
  before.setStart(body, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return collapse(before.toString().slice(-MAX_BEFORE));
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
