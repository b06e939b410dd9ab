import type { Conversion, Descent, ElementRule, Surroundings } from './conversion';
import { firstChild, isElement, nextSibling, nodeName, nodeType, nodeValue, parentNode } from './node-reader';
import type { Scope } from './scope';
import { intoShadow } from './shadow';
import type { TimeSlices } from './time-slices';
import { judgeVisibility } from './visibility';
import { createWhiteSpace } from './white-space';

/** What one walk may take of a page; beyond it the rest is cut off. */
const LIMITS = { depth: 256, nodes: 200_000, characters: 2_000_000 };
/** Nodes between two looks at the clock. */
const NODES_PER_LOOK = 64;

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
  targets: ReadonlyMap<Node, string>;
  skips: ((element: Element) => boolean) | undefined;
  scope: Scope | undefined;
};

/** How a walk went: the characters of visible text it met, and whether it was cut short. */
export type WalkResult = { visibleTextLength: number; isCutShort: boolean };

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
  result: WalkResult;
  readsWhiteSpace: ReturnType<typeof createWhiteSpace>;
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
    isCovered: options.scope === undefined,
  };
  return {
    ...options,
    levels: [level],
    nodeCount: 0,
    result: { visibleTextLength: 0, isCutShort: false },
    readsWhiteSpace: createWhiteSpace(options.conversion.isLaidOut),
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
    if (isSpent(walk)) {
      walk.result.isCutShort = true;
      return true;
    }
    if (slices.isOver()) return false;
  }
  return true;
}

function isSpent({ nodeCount, result, slices }: Walk): boolean {
  return nodeCount >= LIMITS.nodes || result.visibleTextLength >= LIMITS.characters || slices.isSpent();
}

function advance(level: Level, node: Node): void {
  if (!level.nodes) {
    level.current = nextSibling(node);
    return;
  }
  level.index += 1;
  level.current = level.nodes[level.index] ?? null;
}

function leave(
  { writer, marks }: Conversion,
  { leave, after, around }: Pick<Level, 'leave' | 'after' | 'around'>,
): void {
  if (after) writer.text(after, around.marks);
  if (leave === 'break') writer.breakParagraph();
  else if (leave === 'close') writer.close();
  else if (leave === 'space') writer.text(' ', marks.none);
}

function visit(walk: Walk, level: Level, node: Node): void {
  const covering = level.isCovered ? 'all' : (walk.scope?.covers(node) ?? 'all');
  if (covering === 'none') return;
  if (isElement(node)) {
    visitElement(walk, level, { element: node, isCovered: covering === 'all' });
    return;
  }
  if (nodeType(node) !== Node.TEXT_NODE || level.around.isTextHidden) return;
  const text = covering === 'all' ? nodeValue(node) : (walk.scope?.clip(node) ?? '');
  walk.result.visibleTextLength += text.length;
  writeText(walk, level, { node, text });
}

function writeText(
  { conversion, readsWhiteSpace }: Walk,
  { around }: Level,
  { node, text }: { node: Node; text: string },
) {
  const { writer } = conversion;
  if (writer.isAlignable() && conversion.isLaidOut) readsWhiteSpace.align(writer, node);
  if (readsWhiteSpace.isKept(node, text)) writer.preformatted(text, around.marks);
  else writer.text(text, around.marks);
}

function visitElement(
  walk: Walk,
  level: Level,
  { element, isCovered }: { element: Element; isCovered: boolean },
): void {
  const { conversion, levels, ruleFor } = walk;
  const { around } = level;
  const rule = ruleFor(nodeName(element));
  if (!rule || walk.skips?.(element)) return;
  const visibility = conversion.isLaidOut ? judgeVisibility(element, around.isInClosedDetails) : 'all';
  if (visibility === 'nothing') return;
  const ruled = rule(element, around, conversion);
  if (!ruled) return;
  const anchor = walk.targets.get(element);
  if (anchor !== undefined) conversion.writer.anchor(anchor);
  const descent = ruled.nodes ? ruled : intoShadow(element, ruled, conversion);
  if (levels.length >= LIMITS.depth) {
    walk.result.isCutShort = true;
    leave(conversion, { leave: descent.leave, after: descent.after, around });
    return;
  }
  levels.push(levelBelow(element, { descent, around, isTextHidden: visibility === 'descendants', isCovered }));
}

type Below = { descent: Descent; around: Surroundings; isTextHidden: boolean; isCovered: boolean };

function levelBelow(element: Element, { descent, around, isTextHidden, isCovered }: Below): Level {
  const { nodes, leave, after, ...changes } = descent;
  const isChanged = isTextHidden !== around.isTextHidden || Object.keys(changes).length > 0;
  return {
    parent: nodes ? undefined : element,
    nodes,
    index: 0,
    current: nodes ? (nodes[0] ?? null) : firstChild(element),
    next: null,
    around: isChanged ? { ...around, ...changes, isTextHidden } : around,
    leave,
    after,
    isCovered,
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
