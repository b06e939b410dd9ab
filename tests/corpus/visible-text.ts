import type { CDPSession } from 'playwright';
import { exclusionsFor } from './exclusions.ts';
import { isSeen, type LayoutBox } from './layout-box.ts';
import { readSnapshot, type SnapshotNode } from './snapshot.ts';

/** The text of a page as the browser laid it out, apart from anything that captures it. */
export type VisibleText = {
  /** What a person sees; a capture must hold it. */
  required: string;
  /** What a capture may or may not hold: excluded on purpose, or seen only by scrolling a part of the page. */
  optional: string;
};

/** Marks what is left out of the truth, after the capture, so that the snapshot carries the mark. */
const MARK = 'data-corpus-excluded';

/** Opens what is folded and marks what is excluded. Changes the page: capture first. */
export async function prepareForSnapshot(session: CDPSession, path: string): Promise<void> {
  const selector = exclusionsFor(path).join(', ');
  const expression = `{
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll(${JSON.stringify(selector)})) element.setAttribute('${MARK}', '');
    for (const element of document.querySelectorAll('pre *')) {
      if (getComputedStyle(element).userSelect === 'none') element.setAttribute('${MARK}', '');
    }
  }`;
  await session.send('Runtime.evaluate', { expression });
}

/** Text of any other node is a marker, or came with a style sheet; an initial that is drawn apart is the page's own. */
const TEXT_NODES = new Set(['#text', '::first-letter']);

const RUNS_ON = new Set(['inline', 'contents']);

/** The nearest element that starts a line of its own: texts with the same one run on without a space between. */
function blockOf(node: SnapshotNode): SnapshotNode | undefined {
  let block = node.parent;
  while (block && (block.box === undefined || RUNS_ON.has(block.box.style.display))) block = block.parent;
  return block;
}

function fateOf(node: SnapshotNode, box: LayoutBox): keyof VisibleText | 'hidden' {
  let fate = isSeen(box, node);
  for (let ancestor = node.parent; ancestor && fate !== 'hidden'; ancestor = ancestor.parent) {
    if (ancestor.pseudoType !== undefined) return 'hidden';
    if (ancestor.attributes.has(MARK)) fate = 'optional';
  }
  return fate;
}

/** Reads what a page shows from the browser's own layout (CDP `DOMSnapshot.captureSnapshot`). */
export async function readVisibleText(session: CDPSession): Promise<VisibleText> {
  const text: VisibleText = { required: '', optional: '' };
  let last: { block: SnapshotNode | undefined; fate: keyof VisibleText } | undefined;
  for (const node of await readSnapshot(session)) {
    if (node.name === 'BR') last = undefined;
    if (!TEXT_NODES.has(node.name) || node.box?.text === undefined) continue;
    if (last && node.box.text.trim() === '') {
      // A space at the end of a line has no box, and still keeps two words apart.
      text[last.fate] += ' ';
      continue;
    }
    const fate = fateOf(node, node.box);
    if (fate === 'hidden') continue;
    const block = blockOf(node);
    if (last?.block !== block || last?.fate !== fate) text[fate] += '\n';
    text[fate] += node.box.text;
    last = { block, fate };
  }
  return text;
}
