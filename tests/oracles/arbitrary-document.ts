import fc from 'fast-check';
import type {
  AdfDocument,
  BulletList,
  CellBlock,
  ExpandBlock,
  ItemBlock,
  ListItem,
  NestedExpandBlock,
  OrderedList,
  PanelBlock,
  QuoteBlock,
  RootBlock,
} from '../../lib/adf/nodes.ts';
import { cutGrid } from './arbitrary-grid.ts';
import { color, plainText } from './arbitrary-inline.ts';
import {
  aligned,
  blockCard,
  codeBlock,
  embedCard,
  heading,
  mediaSingle,
  paragraph,
  rule,
  some,
  taskList,
} from './arbitrary-leaves.ts';

function listItem(depth: number): fc.Arbitrary<ListItem> {
  const first: fc.Arbitrary<ItemBlock> = fc.oneof(
    { weight: 6, arbitrary: paragraph },
    { weight: 1, arbitrary: mediaSingle },
    { weight: 1, arbitrary: codeBlock },
  );
  const rest = depth > 0 ? fc.oneof<fc.Arbitrary<ItemBlock>[]>(first, lists(depth - 1), taskList(0)) : first;
  return fc
    .tuple(first, fc.array(rest, { maxLength: 2 }))
    .map(([start, others]) => ({ type: 'listItem', content: [start, ...others] }));
}

function lists(depth: number): fc.Arbitrary<BulletList | OrderedList> {
  const items = some(listItem(depth));
  return fc.oneof(
    items.map((content) => ({ type: 'bulletList' as const, content })),
    fc.tuple(items, fc.option(fc.nat(1000), { nil: undefined })).map(([content, order]) => ({
      type: 'orderedList' as const,
      ...(order !== undefined && { attrs: { order } }),
      content,
    })),
  );
}

function blockquote(depth: number) {
  const child: fc.Arbitrary<QuoteBlock> = fc.oneof<fc.Arbitrary<QuoteBlock>[]>(
    paragraph,
    paragraph,
    codeBlock,
    mediaSingle,
    lists(depth),
  );
  return some(child).map((content) => ({ type: 'blockquote' as const, content }));
}

function panel(depth: number) {
  const panelType = fc.constantFrom(
    'info' as const,
    'note' as const,
    'tip' as const,
    'warning' as const,
    'error' as const,
    'success' as const,
  );
  const child: fc.Arbitrary<PanelBlock> = fc.oneof<fc.Arbitrary<PanelBlock>[]>(
    paragraph,
    heading,
    codeBlock,
    mediaSingle,
    rule,
    blockCard,
    taskList(depth),
    lists(depth),
  );
  return fc
    .tuple(panelType, some(child))
    .map(([type, content]) => ({ type: 'panel' as const, attrs: { panelType: type }, content }));
}

const title = fc.oneof(plainText, fc.constant(''));

function nestedExpand(depth: number) {
  const child: fc.Arbitrary<NestedExpandBlock> = fc.oneof<fc.Arbitrary<NestedExpandBlock>[]>(
    paragraph,
    heading,
    codeBlock,
    mediaSingle,
    rule,
    taskList(depth),
    lists(depth),
    blockquote(depth),
    panel(depth),
  );
  return fc
    .tuple(title, some(child))
    .map(([text, content]) => ({ type: 'nestedExpand' as const, attrs: { title: text }, content }));
}

function cellContent(depth: number): fc.Arbitrary<CellBlock[]> {
  const rich = fc.oneof<fc.Arbitrary<CellBlock>[]>(
    aligned(paragraph),
    aligned(heading),
    codeBlock,
    mediaSingle,
    rule,
    blockCard,
    embedCard,
    taskList(0),
    lists(depth),
    blockquote(depth),
    panel(depth),
    nestedExpand(depth),
  );
  return fc.oneof({ weight: 3, arbitrary: fc.tuple(paragraph) }, { weight: 1, arbitrary: some(rich) });
}

function table(depth: number) {
  const grid = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      seed: fc.array(fc.nat(20), { minLength: 4, maxLength: 16 }),
      widths: fc.option(fc.array(fc.integer({ min: 20, max: 900 }), { minLength: columns, maxLength: columns }), {
        nil: undefined,
      }),
    }),
  );
  return fc
    .tuple(grid, fc.array(cellContent(depth), { minLength: 1, maxLength: 5 }), fc.option(color, { nil: undefined }))
    .map(([shape, contents, background]) => ({
      type: 'table' as const,
      attrs: { layout: 'default' as const },
      // A row whose every cell is covered from above has none of its own, and ADF has no empty rows.
      content: cutGrid(shape, contents, background).map((content) => ({ type: 'tableRow' as const, content })),
    }))
    .filter(({ content }) => content.every((row) => row.content.length > 0));
}

function expand(depth: number) {
  const child: fc.Arbitrary<ExpandBlock> = fc.oneof<fc.Arbitrary<ExpandBlock>[]>(
    paragraph,
    heading,
    codeBlock,
    mediaSingle,
    rule,
    blockCard,
    embedCard,
    taskList(depth),
    lists(depth),
    blockquote(depth),
    panel(depth),
    table(depth),
    nestedExpand(depth),
  );
  return fc
    .tuple(title, some(child))
    .map(([text, content]) => ({ type: 'expand' as const, attrs: { title: text }, content }));
}

function numberTasks(node: unknown, next: () => string): void {
  if (Array.isArray(node)) {
    for (const child of node) numberTasks(child, next);
  } else if (node !== null && typeof node === 'object') {
    if ('localId' in node) node.localId = next();
    numberTasks(Object.values(node), next);
  }
}

function withUniqueIds(document: AdfDocument): AdfDocument {
  // By way of JSON, because cells may share their content, which a structured clone would go on sharing.
  const copy: AdfDocument = JSON.parse(JSON.stringify(document));
  let count = 0;
  numberTasks(copy, () => {
    count += 1;
    return `task-${count}`;
  });
  return copy;
}

/** Valid documents over the whole closed union, with every nesting that is allowed up to a small depth. */
export function arbitraryDocument(depth = 2): fc.Arbitrary<AdfDocument> {
  const block: fc.Arbitrary<RootBlock> = fc.oneof<fc.Arbitrary<RootBlock>[]>(
    aligned(paragraph),
    aligned(heading),
    codeBlock,
    mediaSingle,
    rule,
    blockCard,
    embedCard,
    taskList(depth),
    lists(depth),
    blockquote(depth),
    panel(depth),
    table(depth - 1),
    expand(depth - 1),
  );
  return fc
    .array(block, { minLength: 1, maxLength: 6 })
    .map((content): AdfDocument => ({ version: 1, type: 'doc', content }))
    .map(withUniqueIds);
}
