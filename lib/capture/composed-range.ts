import {
  childCount,
  firstChild,
  isElement,
  nextSibling,
  nodeValue,
  ownerDocument,
  parentNode,
  rootOf,
} from './node-reader';

type Point = { node: Node; offset: number };

/**
 * Gives a range whose ends lie in different shadow trees as ranges that lie in one tree each, in the order of the page,
 * and the node around all of it: the ranges of the DOM know no tree but their own.
 */
export function splitByTree(range: StaticRange): { ranges: Range[]; common: Node } | undefined {
  const starts = climb({ node: range.startContainer, offset: range.startOffset }, 0);
  const ends = climb({ node: range.endContainer, offset: range.endOffset }, 1);
  const depth = starts.findIndex((start) => ends.some((end) => isInOneTree(start, end)));
  const start = starts[depth];
  const end = ends.find((point) => start && isInOneTree(start, point));
  if (!start || !end) return undefined;
  const whole = toRange(start, end);
  const before = starts.slice(0, depth).map((from) => toRange(from, lastPoint(rootOf(from.node))));
  const after = ends.slice(0, ends.indexOf(end)).map((to) => toRange({ node: rootOf(to.node), offset: 0 }, to));
  const ranges = [...before, whole, ...after.reverse()].filter(({ collapsed }) => !collapsed);
  return { ranges, common: whole.commonAncestorContainer };
}

/** Gives the point, and one at each component around it: right before the component, or `beyond` it. */
function climb(point: Point, beyond: 0 | 1): Point[] {
  const points = [point];
  for (let host = hostOf(point.node); host; host = hostOf(host)) {
    const parent = parentNode(host);
    if (parent) points.push({ node: parent, offset: indexIn(parent, host) + beyond });
  }
  return points;
}

/** Gives the element in whose shadow tree a node lies. */
export function hostOf(node: Node): Element | undefined {
  return (rootOf(node) as Partial<ShadowRoot>).host;
}

/** How many places a node has for an end of a range, beside the first: its characters or its children. */
export function lengthOf(node: Node): number {
  return isElement(node) || firstChild(node) ? childCount(node) : nodeValue(node).length;
}

function indexIn(parent: Node, child: Node): number {
  let index = 0;
  for (let node = firstChild(parent); node && node !== child; node = nextSibling(node)) index += 1;
  return index;
}

function isInOneTree(one: Point, other: Point): boolean {
  return rootOf(one.node) === rootOf(other.node);
}

function lastPoint(node: Node): Point {
  return { node, offset: lengthOf(node) };
}

function toRange(start: Point, end: Point): Range {
  const range = ownerDocument(start.node).createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
