import type { AdfDocument, RootBlock } from './nodes.ts';
import { writeNote } from './note.ts';

/** What a person changes of a captured document before it is saved. */
export type DocumentEdit = {
  /** Their own words, to stand above the clip. */
  note?: string | undefined;
  /** The blocks of the document that are left out, by their places in it, counted from 0. */
  leftOut?: readonly number[] | undefined;
};

/** Any node, as far as looking for something in it goes. */
type AnyNode = {
  type: string;
  attrs?: object;
  marks?: readonly { type: string; attrs?: object }[];
  content?: readonly AnyNode[];
};

function* nodesIn(nodes: readonly AnyNode[]): Generator<AnyNode> {
  for (const node of nodes) {
    yield node;
    if (node.content) yield* nodesIn(node.content);
  }
}

/** Gives the ids of the clip's own pictures that stand in the blocks. */
export function pictureIdsIn(blocks: readonly RootBlock[]): Set<string> {
  const ids = new Set<string>();
  for (const { type, attrs } of nodesIn(blocks)) {
    if (type !== 'media' || !attrs || !('id' in attrs)) continue;
    ids.add(String(attrs.id));
  }
  return ids;
}

/** The addresses, within a document, of the places in the blocks: written plainly, and as a capture writes them. */
function placesIn(blocks: readonly RootBlock[]): Set<string> {
  const places = new Set<string>();
  for (const { type, attrs } of nodesIn(blocks)) {
    if (type !== 'inlineExtension' || !attrs || !('parameters' in attrs)) continue;
    const { macroParams } = attrs.parameters as { macroParams: { '': { value: string } } };
    const { value } = macroParams[''];
    places.add(`#${value}`).add(`#${encodeURIComponent(value)}`);
  }
  return places;
}

/** Links to a place that is left out lead to the page itself, where the place still is. */
function repoint(blocks: readonly RootBlock[], pageUrl: string): RootBlock[] {
  const places = placesIn(blocks);
  const [page = ''] = pageUrl.split('#');
  const copy = structuredClone(blocks) as RootBlock[];
  for (const { marks = [] } of nodesIn(copy)) {
    for (const { attrs } of marks) {
      if (!attrs || !('href' in attrs)) continue;
      const href = String(attrs.href);
      if (href.startsWith('#') && !places.has(href)) attrs.href = page + href;
    }
  }
  return copy;
}

/**
 * The document with a person's note above it, parted by a rule, and without the blocks they left out. `pageUrl` is where
 * links lead whose place is gone. What was valid stays valid: where nothing is left there is an empty paragraph.
 */
export function editDocument(document: AdfDocument, edit: DocumentEdit, pageUrl: string): AdfDocument {
  const leftOut = new Set(edit.leftOut);
  const note = writeNote(edit.note ?? '');
  const blocks = document.content.filter((_, index) => !leftOut.has(index));
  const kept = blocks.length === document.content.length ? blocks : repoint(blocks, pageUrl);
  const content: RootBlock[] =
    note.length > 0 && kept.length > 0 ? [...note, { type: 'rule' }, ...kept] : [...note, ...kept];
  return { ...document, content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}
