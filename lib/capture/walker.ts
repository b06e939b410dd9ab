import { inline } from './box';
import type { Conversion, Descent, ElementRule, Surroundings } from './conversion';
import { firstChild, isElement, nextSibling, nodeName, nodeType, nodeValue, parentNode } from './node-reader';
import { intoShadow } from './shadow';
import { createTextWriter, type TextWriter } from './text-writer';
import type { TimeSlices } from './time-slices';
import { judgeVisibility } from './visibility';

/** What one walk may take of a page; beyond it the rest is cut off. */
const LIMITS = { depth: 256, nodes: 200_000, characters: 2_000_000 };
/** Nodes between two looks at the clock. */
const NODES_PER_LOOK = 32;

/** An element whose kind means no more than that it stands on lines of its own. */
const PLAIN = 'DIV';

type Level = {
  /** What the children belong to; undefined where a list of nodes takes their place. */
  parent: Node | undefined;
  nodes: readonly Node[] | undefined;
  index: number;
  current: Node | null;
  /** Where to go on if the page takes the current node away during a pause. */
  next: Node | null;
  around: Surroundings;
  leave: Descent['leave'];
  after: string | undefined;
  isCovered: boolean;
};

/** What a walk needs to know of the part of the page it is for. */
export type WalkOptions = {
  conversion: Conversion;
  slices: TimeSlices;
  ruleFor(name: string): ElementRule | undefined;
  /** What links within the page lead to, with the names of their anchors. */
  targets: ReadonlyMap<Node, string> | undefined;
  skips: ((element: Element) => boolean) | undefined;
};

/** How a walk went. */
export type WalkResult = { isCutShort: boolean };

/**
 * Walks over everything below and including `root` once, in document order, with a stack of its own: pages nest more
 * deeply than a call stack reaches. What the page adds or takes away while it has its turn is met or missed, no more.
 */
export async function walk(root: Node, around: Surroundings, options: WalkOptions): Promise<WalkResult> {
  const state = createWalk(root, around, options);
  while (!runSlice(state)) {
    rememberNext(state.levels);
    await options.slices.pause();
    recover(state.levels);
  }
  return state.result;
}

type Walk = WalkOptions & {
  levels: Level[];
  nodeCount: number;
  /** Characters of visible text that were met. */
  textLength: number;
  result: WalkResult;
  writeText: TextWriter;
};

function createWalk(root: Node, around: Surroundings, options: WalkOptions): Walk {
  const level: Level = {
    parent: undefined,
    nodes: [root],
    index: 0,
    current: root,
    next: null,
    around,
    leave: undefined,
    after: undefined,
    isCovered: options.conversion.scope === undefined,
  };
  return {
    ...options,
    levels: [level],
    nodeCount: 0,
    textLength: 0,
    result: { isCutShort: false },
    writeText: createTextWriter(options.conversion),
  };
}

/** Walks on until the slice is over (false), or the walk is (true). */
function runSlice(walk: Walk): boolean {
  const { levels, slices } = walk;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const node = level.current;
    if (!node) {
      levels.pop();
      leave(walk.conversion, level);
      continue;
    }
    advance(level, node);
    visit(walk, level, node);
    walk.nodeCount += 1;
    if (walk.nodeCount % NODES_PER_LOOK > 0) continue;
    const time = isFull(walk) ? 'stop' : slices.look();
    if (time === 'stop') {
      walk.result.isCutShort = true;
      return true;
    }
    if (time === 'pause') return false;
  }
  return true;
}

function isFull({ nodeCount, textLength }: Walk): boolean {
  return nodeCount >= LIMITS.nodes || textLength >= LIMITS.characters;
}

function advance(level: Level, node: Node): void {
  if (!level.nodes) {
    level.current = nextSibling(node);
    return;
  }
  level.index += 1;
  level.current = level.nodes[level.index] ?? null;
}

function leave({ writer }: Conversion, { leave, after, around }: Level): void {
  if (after) writer.text(after, around.marks);
  if (leave === 'break') writer.breakParagraph();
  else if (leave === 'close') writer.close();
  else if (leave === 'space') writer.text(' ', writer.plain);
}

/** Takes in one node; `level` is the level it belongs to. */
function visit(walk: Walk, level: Level, node: Node): void {
  const { scope } = walk.conversion;
  const covering = level.isCovered || !scope ? 'all' : scope.covers(node);
  if (covering === 'none') return;
  if (isElement(node)) {
    const below = enter(walk, level.around, node);
    if (!below) return;
    below.isCovered = covering === 'all';
    walk.levels.push(below);
    return;
  }
  if (nodeType(node) !== Node.TEXT_NODE || level.around.isTextHidden) return;
  const text = covering === 'all' || !scope ? nodeValue(node) : scope.clip(node);
  const room = LIMITS.characters - walk.textLength;
  if (text.length > room) walk.result.isCutShort = true;
  const taken = text.length > room ? text.slice(0, room) : text;
  walk.textLength += taken.length;
  walk.writeText(node, taken, level.around);
}

/** Lets the element's rule write what it has to write, and gives the level below if the walk goes on there. */
function enter(walk: Walk, around: Surroundings, element: Element): Level | undefined {
  const { conversion, levels } = walk;
  const name = element === conversion.scope?.plain ? PLAIN : nodeName(element);
  const rule = walk.ruleFor(name);
  if (!rule || walk.skips?.(element)) return undefined;
  const visibility = conversion.isLaidOut ? judgeVisibility(element, around.isInClosedDetails) : 'all';
  if (visibility === 'nothing') return undefined;
  const isTextHidden = visibility === 'descendants';
  const inside = isTextHidden === around.isTextHidden ? around : { ...around, isTextHidden };
  // What is hidden itself writes nothing, but what it holds may be seen.
  const ruled = (isTextHidden && name !== 'SLOT' ? inline : rule)(element, inside, conversion);
  if (!ruled) return undefined;
  const anchor = walk.targets?.get(element);
  if (anchor !== undefined) conversion.writer.anchor(anchor);
  const descent = ruled.nodes ? ruled : intoShadow(element, ruled, conversion);
  const level = levelBelow(element, inside, descent);
  if (levels.length < LIMITS.depth) return level;
  walk.result.isCutShort = true;
  leave(conversion, level);
  return undefined;
}

function levelBelow(element: Element, around: Surroundings, descent: Descent): Level {
  const { nodes } = descent;
  return {
    parent: nodes ? undefined : element,
    nodes,
    index: 0,
    current: nodes ? (nodes[0] ?? null) : firstChild(element),
    next: null,
    around: descent.around ?? around,
    leave: descent.leave,
    after: descent.after,
    isCovered: true,
  };
}

function rememberNext(levels: readonly Level[]): void {
  for (const level of levels) level.next = level.current && !level.nodes ? nextSibling(level.current) : null;
}

/** A node that the page has moved elsewhere would lead the walk astray. */
function recover(levels: readonly Level[]): void {
  for (const level of levels) {
    if (!level.parent || !level.current || parentNode(level.current) === level.parent) continue;
    level.current = level.next && parentNode(level.next) === level.parent ? level.next : null;
  }
}
