import type { SnapshotNode } from './snapshot.ts';

/** The computed styles the snapshot is asked for, which decide whether a text is seen. */
export const STYLES = [
  'display',
  'visibility',
  'opacity',
  'overflow-x',
  'overflow-y',
  'clip',
  'clip-path',
  'font-size',
  'position',
  'filter',
  'background-clip',
  'text-shadow',
  '-webkit-text-fill-color',
] as const;

export type LayoutBox = {
  style: Record<(typeof STYLES)[number], string>;
  /** x, y, width and height in CSS pixels from the page's corner. */
  bounds: number[];
  /** Of a text: the box of each of its lines. */
  lines: number[][];
  text?: string;
};

type Rectangle = { left: number; top: number; right: number; bottom: number };

const rectangle = ([x = 0, y = 0, width = 0, height = 0]: number[]): Rectangle => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

const overlaps = (one: Rectangle, other: Rectangle): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const CLIPPED = /^(?:inset\((?:50|100)%|polygon\(0(?:px)? 0)|^circle\(0/;
const NOTHING = /^rect\((\d+)px,? (\d+)px,? (\d+)px,? (\d+)px\)$/;

/** The two old ways to keep a text for screen readers only: a rectangle of at most one pixel, or a shape of none. */
function isClippedToNothing({ style }: LayoutBox): boolean {
  if (CLIPPED.test(style['clip-path'])) return true;
  const sides = NOTHING.exec(style.clip)?.slice(1).map(Number);
  if (!sides || style.position !== 'absolute') return false;
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  return right - left <= 1 || bottom - top <= 1;
}

/** What an ancestor does to a text: nothing, cut it off where it may be scrolled or slid into view, or hide it. */
function seenThrough(box: LayoutBox, lines: readonly Rectangle[]): 'required' | 'optional' | 'hidden' {
  const { style, bounds } = box;
  if (Number(style.opacity) <= 0.05 || style.filter === 'opacity(0)' || isClippedToNothing(box)) return 'hidden';
  if (style['overflow-x'] === 'visible' || BOXLESS.has(style.display)) return 'required';
  const [, , width = 0, height = 0] = bounds;
  if (width <= 1 || height <= 1) return 'hidden';
  return lines.some((line) => overlaps(line, rectangle(bounds))) ? 'required' : 'optional';
}

/** Overflow has no meaning for them (CSS Overflow 3, §3.1). */
const BOXLESS = new Set(['inline', 'contents']);

/** The root's overflow belongs to the window, which scrolls (CSS Overflow 3, §3.3). */
const ROOTS = new Set(['HTML', 'BODY', '#document']);

/** What does not scroll with the page is never scrolled into view. */
function isBesideTheScreen(lines: readonly Rectangle[], node: SnapshotNode): boolean {
  let isFixed = false;
  let width = Number.POSITIVE_INFINITY;
  for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent) {
    if (ancestor.box?.style.position === 'fixed') isFixed = true;
    if (ancestor.name === '#document') width = ancestor.box?.bounds[2] ?? width;
  }
  return isFixed && lines.every(({ left }) => left >= width);
}

/** Letters without a colour are seen by their shadow, or where the background of what is around shines through them. */
function isClear({ style }: LayoutBox, node: SnapshotNode): boolean {
  if (!/^rgba\(.*, 0\)$/.test(style['-webkit-text-fill-color']) || style['text-shadow'] !== 'none') return false;
  for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent) {
    if (ancestor.box?.style['background-clip'].includes('text')) return false;
  }
  return true;
}

/** Whether a person sees a text: surely, perhaps, or not at all. Asks only what the browser laid out. */
export function isSeen(box: LayoutBox, node: SnapshotNode): 'required' | 'optional' | 'hidden' {
  const lines = box.lines.map(rectangle);
  if (lines.length === 0 || box.style.visibility !== 'visible' || Number.parseFloat(box.style['font-size']) < 1)
    return 'hidden';
  if (lines.every(({ right, bottom }) => right <= 0 || bottom <= 0)) return 'hidden';
  if (isBesideTheScreen(lines, node) || isClear(box, node)) return 'hidden';
  let fate: 'required' | 'optional' = 'required';
  for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent) {
    if (!ancestor.box || ROOTS.has(ancestor.name)) continue;
    const through = seenThrough(ancestor.box, lines);
    if (through === 'hidden') return 'hidden';
    if (through === 'optional') fate = 'optional';
  }
  return fate;
}
