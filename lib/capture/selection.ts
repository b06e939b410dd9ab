import type { CaptureEnvironment } from './converter';
import { isElement, nodeName, openShadow, parentNode, textContent } from './node-reader';
import { createRangeScope } from './range-scope';
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
  const ranges = selectedRanges(document, openShadowRoot);
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return undefined;
  const text = (textOf(document) || ranges.map(String).join(' ')).replace(/\s+/g, ' ').trim();
  const shape = findShape(commonAncestor(ranges), text);
  return shape && { ranges, root: shape.root, scope: createRangeScope(ranges, shape.plain), text };
}

type OpenShadow = (element: Element) => ShadowRoot | null;

/** Looks at the page first, then at each frame of the same origin and each shadow tree, in document order. */
function selectedRanges(document: Document, openShadowRoot: OpenShadow): Range[] {
  const own = rangesOf(document.getSelection());
  if (own.length > 0) return own;
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
      const ranges = inner ? rangesOf(inner.getSelection()) : [];
      if (ranges.length > 0) return ranges;
      if (inner) roots.push(inner);
    }
  }
  return shadowRanges(document, shadows);
}

/** The browser's own idea of the selected text: blocks apart, nothing hidden. */
function textOf(document: Document): string {
  return document.getSelection()?.toString() ?? '';
}

function frameDocument(frame: HTMLIFrameElement): Document | undefined {
  try {
    return frame.contentDocument ?? undefined;
  } catch {
    return undefined;
  }
}

function rangesOf(selection: Selection | null): Range[] {
  const ranges: Range[] = [];
  for (let index = 0; index < (selection?.rangeCount ?? 0); index += 1) {
    const range = selection?.getRangeAt(index);
    if (range && !range.collapsed) ranges.push(range);
  }
  return ranges;
}

/** Browsers give a selection in a shadow tree only to those who know the tree. */
type ShadowSelection = Selection & { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[] };
type SelectingRoot = ShadowRoot & { getSelection?(): Selection | null };

function shadowRanges(document: Document, shadowRoots: ShadowRoot[]): Range[] {
  const selection = document.getSelection() as ShadowSelection | null;
  const composed = selection?.getComposedRanges?.({ shadowRoots }) ?? [];
  const ranges = composed.map((range) => toRange(document, range)).filter((range) => !range.collapsed);
  if (ranges.length > 0) return ranges;
  for (const root of shadowRoots as SelectingRoot[]) {
    const own = rangesOf(root.getSelection?.() ?? null);
    if (own.length > 0) return own;
  }
  return [];
}

function toRange(document: Document, { startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = (startContainer.ownerDocument ?? document).createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

function commonAncestor(ranges: readonly Range[]): Node {
  const whole = ranges[0]?.cloneRange();
  const last = ranges.at(-1);
  if (whole && last) whole.setEnd(last.endContainer, last.endOffset);
  return whole?.commonAncestorContainer ?? document.body;
}

type Shape = { root: Element; plain?: Element };

/**
 * Finds where to begin so that a selection keeps its shape: code stays code, rows a table, items a list, and words keep
 * their look. What is selected only in part is not what it was selected from: words of a heading are no heading.
 */
function findShape(common: Node, text: string): Shape | undefined {
  let root: Element | undefined;
  for (let at: Node | null = common; at; at = parentNode(at)) {
    if (!isElement(at)) continue;
    root = at;
    const name = nodeName(at);
    if (LOOKS.has(name) || TABLE_PARTS.has(name)) continue;
    const code = at.closest('pre');
    if (code) return { root: code };
    const item = at.closest('li');
    if (item && textOfElement(item) === text) return { root: item.closest('ul, ol, menu') ?? item };
    const heading = HEADING.test(name) ? at : at.closest('h1, h2, h3, h4, h5, h6');
    if (heading) return textOfElement(heading) === text ? { root: heading } : { root: heading, plain: heading };
    return { root: at };
  }
  return root && { root };
}

function textOfElement(element: Element): string {
  return textContent(element).replace(/\s+/g, ' ').trim();
}
