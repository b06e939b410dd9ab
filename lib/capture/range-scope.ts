import { hostOf } from './composed-range';
import {
  childCount,
  childrenOf,
  firstChild,
  isElement,
  isMatch,
  nextSibling,
  nodeName,
  nodeValue,
  parentNode,
  rootOf,
} from './node-reader';
import type { Scope } from './scope';

/**
 * Gives the scope of what ranges select. A table keeps its header and its columns, whatever of it is selected: also a
 * cell of a row before, where it reaches down to what is selected.
 */
export function createRangeScope(ranges: readonly Range[], plain?: Element): Scope {
  const around = new Set(ranges.flatMap(elementsAround));
  const isSelected = (row: Element) => coveringOf(ranges, row) !== 'none';
  const reaches = (cell: Element) => rowsBelow(cell).some(isSelected);
  return {
    ...(plain && { plain }),
    covers(node) {
      // What a component draws around the text that was put into it: the text comes back through a slot.
      if (!ranges.some((range) => isInTree(range, node))) return isElement(node) ? 'part' : 'none';
      const covering = coveringOf(ranges, node);
      if (!isElement(node)) return covering;
      if (covering === 'all') return around.has(node) || showsOther(node) ? 'part' : 'all';
      if (isHeaderRow(node)) return 'all';
      if (covering === 'part') return 'part';
      const row = nodeName(node) === 'TR' ? node : isCell(node) ? parentNode(node) : null;
      if (!row || !isElement(row)) return 'none';
      // A cell that is not selected keeps its place in a row that is.
      if (row !== node) return isSelected(row) ? 'part' : reaches(node) ? 'all' : 'none';
      return childrenOf(row).some((cell) => isElement(cell) && reaches(cell)) ? 'part' : 'none';
    },
    rowSpan: (cell) => 1 + rowsBelow(cell).filter(isSelected).length,
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

/** Gives the elements that hold the shadow tree of a range: however much of them is selected, of the tree it is a part. */
function elementsAround({ startContainer }: Range): Node[] {
  const elements: Node[] = [];
  for (let at: Node | null | undefined = hostOf(startContainer); at; at = parentNode(at) ?? hostOf(at))
    elements.push(at);
  return elements;
}

/** What a slot shows is of the tree around, so that it is selected there or not at all. */
function showsOther(element: Element): boolean {
  return hostOf(element) !== undefined && isMatch(element, 'slot, :has(slot)');
}

function isInTree({ startContainer }: Range, node: Node): boolean {
  return rootOf(startContainer) === rootOf(node);
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

/** Gives the rows below its own that a cell reaches over. */
function rowsBelow(cell: Element): Element[] {
  const { rowSpan } = cell as HTMLTableCellElement;
  const row = rowSpan > 1 ? parentNode(cell) : null;
  const group = row && parentNode(row);
  if (!row || !group) return [];
  const rows = childrenOf(group).filter(isElement);
  const index = rows.indexOf(row as Element);
  return rows.slice(index + 1, index + rowSpan);
}

function isHeaderRow(element: Element): boolean {
  const name = nodeName(element);
  if (name === 'THEAD') return true;
  if (name !== 'TR') return false;
  const parent = parentNode(element);
  if (parent && nodeName(parent) === 'THEAD') return true;
  // A corner says nothing, whatever it is called.
  return isFirstRow(element) && isMatch(element, ':has(> th):not(:has(> td:not(:empty)))');
}

function isFirstRow(row: Element): boolean {
  const parent = parentNode(row);
  for (let child = parent && firstChild(parent); child; child = nextSibling(child)) {
    if (isElement(child)) return child === row;
  }
  return false;
}
