import type { CDPSession } from 'playwright';
import { type LayoutBox, STYLES } from './layout-box.ts';

/** A node of the page in document order, with the box the browser gave it. */
export type SnapshotNode = {
  name: string;
  parent: SnapshotNode | undefined;
  attributes: ReadonlyMap<string, string>;
  /** `before`, `marker` …: an element that only the style sheet made. */
  pseudoType: string | undefined;
  box?: LayoutBox;
};

type Answer = Awaited<ReturnType<CDPSession['send']>>;
type DocumentSnapshot = {
  nodes: {
    parentIndex: number[];
    nodeName: number[];
    attributes: number[][];
    pseudoType?: { index: number[]; value: number[] };
  };
  layout: { nodeIndex: number[]; bounds: number[][]; text: number[]; styles: number[][] };
  textBoxes: { layoutIndex: number[]; bounds: number[][] };
};
type Snapshot = { documents: DocumentSnapshot[]; strings: string[] };

function readNodes({ nodes }: DocumentSnapshot, strings: readonly string[]): SnapshotNode[] {
  const pseudo = new Map(nodes.pseudoType?.index.map((node, at) => [node, nodes.pseudoType?.value[at] ?? -1]));
  const read: SnapshotNode[] = [];
  nodes.parentIndex.forEach((parent, index) => {
    const pairs = nodes.attributes[index] ?? [];
    const attributes = new Map<string, string>();
    for (let at = 0; at < pairs.length; at += 2)
      attributes.set(strings[pairs[at] ?? -1] ?? '', strings[pairs[at + 1] ?? -1] ?? '');
    const pseudoType = strings[pseudo.get(index) ?? -1];
    // A parent always comes before its children.
    read.push({ name: strings[nodes.nodeName[index] ?? -1] ?? '', parent: read[parent], attributes, pseudoType });
  });
  return read;
}

function addBoxes(read: SnapshotNode[], { layout, textBoxes }: DocumentSnapshot, strings: readonly string[]): void {
  const lines = new Map<number, number[][]>();
  textBoxes.layoutIndex.forEach((at, box) => {
    const bounds = textBoxes.bounds[box];
    if (bounds) lines.set(at, [...(lines.get(at) ?? []), bounds]);
  });
  layout.nodeIndex.forEach((nodeIndex, at) => {
    const node = read[nodeIndex];
    if (!node) return;
    const values = (layout.styles[at] ?? []).map((value) => strings[value] ?? '');
    const style = Object.fromEntries(STYLES.map((name, index) => [name, values[index] ?? ''])) as LayoutBox['style'];
    const text = strings[layout.text[at] ?? -1];
    const bounds = layout.bounds[at] ?? [0, 0, 0, 0];
    const box: LayoutBox = { style, bounds, lines: lines.get(at) ?? [] };
    node.box = text === undefined ? box : { ...box, text };
  });
}

/** The nodes of the top document, in order, with their boxes. */
export async function readSnapshot(session: CDPSession): Promise<SnapshotNode[]> {
  const answer: Answer = await session.send('DOMSnapshot.captureSnapshot', {
    computedStyles: [...STYLES],
    includePaintOrder: false,
  });
  const { documents, strings } = answer as unknown as Snapshot;
  const [top] = documents;
  if (!top) return [];
  const read = readNodes(top, strings);
  addBoxes(read, top, strings);
  return read;
}
