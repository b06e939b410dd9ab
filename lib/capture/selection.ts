import { isCodeTable } from './code-table';
import { hostOf, splitByTree } from './composed-range';
import { findAround, isElement, nodeName, openShadow, parentNode } from './node-reader';
import { isWhole, tighten } from './range-edges';
import { createRangeScope } from './range-scope';
import type { CaptureEnvironment } from './record-element';
import type { Scope } from './scope';

/** What a person has selected, and the element to begin at so that it keeps its shape. */
export type FoundSelection = { ranges: Range[]; root: Element; scope: Scope; text: string };

/** Elements that give a look to the text in them: they belong to what is selected in them. */
const LOOKS = new Set('A B STRONG I EM CODE KBD SAMP S DEL U INS SUB SUP MARK SPAN FONT CITE Q'.split(' '));
/** Parts that say nothing without the table around them. */
const TABLE_PARTS = new Set(['TR', 'THEAD', 'TBODY', 'TFOOT']);
const HEADING = /^(?:H[1-6]|DT|SUMMARY)$/;
/** Frames and shadow trees looked into for a selection. */
const MAX_ROOTS = 2000;

/** Finds the selection of a page, in its frames and its shadow trees too; undefined if nothing is selected. */
export function findSelection({
  document,
  openShadowRoot = openShadow,
}: CaptureEnvironment): FoundSelection | undefined {
  const selected = findRanges(document, openShadowRoot);
  if (!selected) return undefined;
  const { ranges, common } = selected;
  const text = selected.text.replace(/\s+/g, ' ').trim();
  const shape = findShape(common, ranges);
  return shape && { ranges, root: shape.root, scope: createRangeScope(ranges, shape.plain), text };
}

type OpenShadow = (element: Element) => ShadowRoot | null;

type Selected = { ranges: Range[]; common: Node; text: string };

/** Looks at the page first, then at each frame of the same origin and each shadow tree, in document order. */
function findRanges(document: Document, openShadowRoot: OpenShadow): Selected | undefined {
  const own = rangesOf(document.getSelection());
  if (own) return own;
  const roots: (Document | ShadowRoot)[] = [document];
  const shadows: ShadowRoot[] = [];
  for (let index = 0; index < roots.length && index < MAX_ROOTS; index += 1) {
    for (const element of roots[index]?.querySelectorAll('*') ?? []) {
      const shadow = openShadowRoot(element);
      if (shadow) {
        roots.push(shadow);
        shadows.push(shadow);
      }
      const inner = nodeName(element) === 'IFRAME' ? frameDocument(element as HTMLIFrameElement) : undefined;
      const selected = inner && rangesOf(inner.getSelection());
      if (selected) return selected;
      if (inner) roots.push(inner);
    }
  }
  return rangesInShadows(shadows, document);
}

function frameDocument(frame: HTMLIFrameElement): Document | undefined {
  try {
    return frame.contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}

function rangesOf(selection: Selection | null): Selected | undefined {
  const ranges: Range[] = [];
  for (let index = 0; index < (selection?.rangeCount ?? 0); index += 1) {
    const range = selection?.getRangeAt(index).cloneRange();
    if (!range || range.collapsed) continue;
    tighten(range);
    ranges.push(range);
  }
  const [whole, last] = [ranges[0]?.cloneRange(), ranges.at(-1)];
  if (!whole || !last) return undefined;
  whole.setEnd(last.endContainer, last.endOffset);
  // The browser's own idea of the selected text has blocks apart, and nothing hidden.
  const text = selection?.toString() || wordsOf(ranges);
  return { ranges, common: whole.commonAncestorContainer, text };
}

function wordsOf(ranges: readonly Range[]): string {
  return ranges.map(String).join(' ');
}

/** Browsers give a selection in a shadow tree only to those who know the tree. */
type ShadowSelection = Selection & { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[] };
type SelectingRoot = ShadowRoot & { getSelection?(): Selection | null };

function rangesInShadows(shadowRoots: ShadowRoot[], document: Document): Selected | undefined {
  const selection = document.getSelection() as ShadowSelection | null;
  const [composed] = selection?.getComposedRanges?.({ shadowRoots }) ?? [];
  const selected = composed && splitByTree(composed);
  if (selected && selected.ranges.length > 0) return { ...selected, text: wordsOf(selected.ranges) };
  for (const root of shadowRoots as SelectingRoot[]) {
    const own = rangesOf(root.getSelection?.() ?? null);
    if (own) return own;
  }
  return undefined;
}

type Shape = { root: Element; plain?: Element };

/**
 * Finds where to begin so that a selection keeps its shape: code stays code, rows a table, items a list, and words keep
 * their look and their link. What is selected only in part is not what it was selected from: words of a heading are no
 * heading, and words of a quotation are words.
 */
function findShape(common: Node, ranges: readonly Range[]): Shape | undefined {
  let root: Element | undefined;
  for (let at: Node | null = common; at; at = parentNode(at) ?? hostOf(at) ?? null) {
    if (!isElement(at)) continue;
    root = at;
    const name = nodeName(at);
    if (LOOKS.has(name) || TABLE_PARTS.has(name)) continue;
    const code = findCode(at);
    if (code) return { root: code };
    const heading = HEADING.test(name) ? at : findAround(at, 'h1, h2, h3, h4, h5, h6');
    const plain = heading && !isWhole(heading, ranges) ? heading : undefined;
    const shaped = findWhole(heading ?? at, ranges);
    return { root: findAround(shaped, 'a[href]') ?? shaped, ...(plain && { plain }) };
  }
  return root && { root };
}

/** A highlighter's table says what language its lines are in, and which of its cells are numbers. */
function findCode(element: Element): Element | null {
  const table = findAround(element, 'table');
  return table && isCodeTable(table as HTMLTableElement) ? table : findAround(element, 'pre');
}

/** Gives the largest element of which all words are selected; a list for an item, so that it keeps its number. */
function findWhole(element: Element, ranges: readonly Range[]): Element {
  let whole = element;
  for (let at: Node | null = element; at && isElement(at) && isWhole(at, ranges); at = parentNode(at)) {
    if (TABLE_PARTS.has(nodeName(at))) break;
    whole = at;
  }
  const isItem = nodeName(whole) === 'LI' && isWhole(whole, ranges);
  return (isItem && findAround(whole, 'ul, ol, menu')) || whole;
}
