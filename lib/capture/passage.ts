import { following, isElement, nodeName, nodeType, nodeValue, ownerDocument, parentNode } from './node-reader';
import { makeTextFragment, type Passage } from './text-fragment';
import { computedStyle, judgeVisibility } from './visibility';

const UNREAD = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT']);
/** Characters of the page before a passage that are searched for its words. */
const MAX_BEFORE = 200_000;
/** Characters right before it that may be quoted to tell it from the same words elsewhere. */
const MAX_CONTEXT = 100;

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
  return {
    first: inFirst,
    last: inLast,
    isOneBlock: firstBlock === lastBlock,
    before: textBefore(whole),
    context: contextOf(whole, first),
  };
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
  if (first === range.startContainer) {
    const [head, tail] = splitAt(nodeValue(first), range.startOffset);
    if (BEGINS_IN_WORD.test(tail)) whole.setStart(first, head.search(WORD_AT_END));
  }
  if (last === range.endContainer) {
    const [head, tail] = splitAt(nodeValue(last), range.endOffset);
    if (ENDS_IN_WORD.test(head)) whole.setEnd(last, range.endOffset + (WORD_AT_START.exec(tail)?.[0].length ?? 0));
  }
  return whole;
}

const BEGINS_IN_WORD = /^[\p{L}\p{N}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const WORD_AT_END = /[\p{L}\p{N}]*$/u;
const WORD_AT_START = /^[\p{L}\p{N}]*/u;

function splitAt(text: string, offset: number): [head: string, tail: string] {
  return [text.slice(0, offset), text.slice(offset)];
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

/** Gives the end of the text before a passage, of one block alone: no search goes on from block to block. */
function contextOf(whole: Range, first: Node): string {
  const own = first === whole.startContainer ? nodeValue(first).slice(0, whole.startOffset) : '';
  const { body } = ownerDocument(first);
  const texts = ownerDocument(first).createTreeWalker(body, NodeFilter.SHOW_TEXT);
  texts.currentNode = first;
  let context = own;
  let block = own.trim() === '' ? undefined : blockOf(first);
  for (let text = texts.previousNode(); text && context.length < MAX_CONTEXT; text = texts.previousNode()) {
    if (nodeValue(text).trim() === '') continue;
    block ??= blockOf(text);
    if (blockOf(text) !== block) break;
    context = nodeValue(text) + context;
  }
  return collapse(context);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
