import {
  childCount,
  firstChild,
  isElement,
  isMatch,
  nextSibling,
  nodeName,
  nodeValue,
  parentNode,
} from './node-reader';
import type { Scope } from './scope';

/** Gives the scope of what ranges select. A table keeps its header and its columns, whatever of it is selected. */
export function createRangeScope(ranges: readonly Range[], plain?: Element): Scope {
  return {
    ...(plain && { plain }),
    covers(node) {
      // What a component draws around the text that was put into it: the text comes back through a slot.
      if (!ranges.some((range) => isInTree(range, node))) return isElement(node) ? 'part' : 'none';
      const covering = coveringOf(ranges, node);
      if (!isElement(node) || covering === 'all') return covering;
      if (isHeaderRow(node)) return 'all';
      // A cell that is not selected keeps its place in a row that is.
      if (covering === 'none' && isCell(node)) return 'part';
      return covering;
    },
    clip(text) {
      const value = nodeValue(text);
      return ranges.map((range) => clipTo(range, text, value)).join('');
    },
  };
}

function coveringOf(ranges: readonly Range[], node: Node): 'all' | 'part' | 'none' {
  let covering: 'part' | 'none' = 'none';
  for (const range of ranges) {
    if (!range.intersectsNode(node)) continue;
    if (isInside(range, node)) return 'all';
    covering = 'part';
  }
  return covering;
}

function isInTree({ startContainer }: Range, node: Node): boolean {
  return startContainer.getRootNode() === node.getRootNode();
}

function isInside(range: Range, node: Node): boolean {
  const length = isElement(node) ? childCount(node) : nodeValue(node).length;
  return range.comparePoint(node, 0) >= 0 && range.comparePoint(node, length) <= 0;
}

function clipTo(range: Range, text: Node, value: string): string {
  if (!range.intersectsNode(text)) return '';
  const start = range.startContainer === text ? range.startOffset : 0;
  const end = range.endContainer === text ? range.endOffset : value.length;
  return value.slice(start, end);
}

function isCell(element: Element): boolean {
  const name = nodeName(element);
  return name === 'TD' || name === 'TH';
}

function isHeaderRow(element: Element): boolean {
  const name = nodeName(element);
  if (name === 'THEAD') return true;
  if (name !== 'TR') return false;
  const parent = parentNode(element);
  if (parent && nodeName(parent) === 'THEAD') return true;
  return isFirstRow(element) && isMatch(element, ':not(:has(> td))');
}

function isFirstRow(row: Element): boolean {
  const parent = parentNode(row);
  for (let child = parent && firstChild(parent); child; child = nextSibling(child)) {
    if (isElement(child)) return child === row;
  }
  return false;
}
