import fc from 'fast-check';
import type {
  AdfDocument,
  BulletList,
  CellBlock,
  CodeBlock,
  ExpandBlock,
  Heading,
  ItemBlock,
  ListItem,
  MediaSingle,
  NestedExpandBlock,
  OrderedList,
  PanelBlock,
  Paragraph,
  QuoteBlock,
  RootBlock,
  TableCell,
  TaskItem,
  TaskList,
} from '../../lib/adf/nodes.ts';
import { captionInlines, color, inlines, linkMark, plainText, webAddress } from './arbitrary-inline.ts';

/** What a picture's id may be in the documents made here. */
export const ASSET_IDS = ['1', '2', '3', '4'] as const;

/** Removes the keys whose value is undefined, which JSON would not carry either. */
function defined<Attributes extends object>(
  attributes: Attributes,
): { [Key in keyof Attributes]: Exclude<Attributes[Key], undefined> } {
  return JSON.parse(JSON.stringify(attributes));
}

const rule = fc.constant({ type: 'rule' as const });
const blockCard = webAddress.map((url) => ({ type: 'blockCard' as const, attrs: { url } }));
const embedCard = webAddress.map((url) => ({ type: 'embedCard' as const, attrs: { url, layout: 'center' as const } }));

const paragraph: fc.Arbitrary<Paragraph> = inlines.map((content) => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
}));
const heading: fc.Arbitrary<Heading> = fc
  .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const), inlines)
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }));

/** Only at the root and in cells may a paragraph or heading be aligned. */
function aligned<Block extends Paragraph | Heading>(block: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
  const align = fc.constantFrom(undefined, undefined, 'center' as const, 'end' as const);
  return fc
    .tuple(block, align)
    .map(([node, side]) => (side ? { ...node, marks: [{ type: 'alignment', attrs: { align: side } }] } : node));
}

const codeBlock: fc.Arbitrary<CodeBlock> = fc
  .tuple(
    fc.constantFrom(undefined, 'javascript', 'py', 'go', 'brainfuck', 'C++', 'constructor'),
    fc.array(plainText, { maxLength: 3 }).map((lines) => lines.join('\n')),
  )
  .map(([language, text]) => ({
    type: 'codeBlock',
    ...(language !== undefined && { attrs: { language } }),
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  }));

const described = fc.record({
  width: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
  height: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
  alt: fc.option(plainText, { nil: undefined }),
});
const file = fc.tuple(fc.constantFrom(...ASSET_IDS), described);
const external = fc.tuple(webAddress, described);
const media = fc
  .tuple(
    fc.oneof(
      file.map(([id, facts]) => ({ type: 'file' as const, id, collection: '', ...defined(facts) })),
      external.map(([url, facts]) => ({ type: 'external' as const, url, ...defined(facts) })),
    ),
    fc.option(linkMark, { nil: undefined }),
  )
  .map(([attrs, link]) => ({ type: 'media', attrs, ...(link && { marks: [link] }) }));

const mediaSingle = fc
  .tuple(
    media,
    fc.option(captionInlines, { nil: undefined }),
    fc.option(fc.integer({ min: 1, max: 1800 }), { nil: undefined }),
    fc.constantFrom('center', 'align-start'),
  )
  .map(([picture, caption, width, layout]) => ({
    type: 'mediaSingle',
    attrs: { layout, ...(width !== undefined && { width, widthType: 'pixel' }) },
    content: [picture, ...(caption ? [{ type: 'caption', content: caption }] : [])],
  })) as fc.Arbitrary<MediaSingle>;

const state = fc.constantFrom('TODO' as const, 'DONE' as const);
/** Local ids are made unique afterwards, throughout the document. */
const localId = 'task';
const taskItem: fc.Arbitrary<TaskItem> = fc
  .tuple(state, inlines)
  .map(([done, content]) => ({ type: 'taskItem', attrs: { localId, state: done }, content }));

function taskList(depth: number): fc.Arbitrary<TaskList> {
  const rest =
    depth > 0 ? fc.oneof({ weight: 3, arbitrary: taskItem }, { weight: 1, arbitrary: taskList(depth - 1) }) : taskItem;
  return fc
    .tuple(taskItem, fc.array(rest, { maxLength: 3 }))
    .map(([first, others]) => ({ type: 'taskList', attrs: { localId }, content: [first, ...others] }));
}

function some<Block>(block: fc.Arbitrary<Block>): fc.Arbitrary<Block[]> {
  return fc.array(block, { minLength: 1, maxLength: 3 });
}

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

type Grid = { rows: number; columns: number; seed: number[]; widths: number[] | undefined };

/** Cuts a full grid into cells with spans, so that it is rectangular whatever the seed says. */
function cutGrid(
  { rows, columns, seed, widths }: Grid,
  contents: CellBlock[][],
  background: string | undefined,
): TableCell[][] {
  const owner = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  let turn = 0;
  const draw = (limit: number): number => 1 + ((seed[turn++ % seed.length] ?? 0) % limit);
  return owner.map((line, row) => {
    const cells: TableCell[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (line[column]) continue;
      let colspan = 1;
      for (const wanted = draw(2); colspan < wanted && column + colspan < columns && !line[column + colspan]; )
        colspan += 1;
      const rowspan = Math.min(draw(2), rows - row);
      for (let down = row; down < row + rowspan; down += 1) {
        owner[down]?.fill(true, column, column + colspan);
      }
      const attrs = defined({
        colspan: colspan > 1 ? colspan : undefined,
        rowspan: rowspan > 1 ? rowspan : undefined,
        colwidth: widths?.slice(column, column + colspan),
        background: draw(5) === 1 ? background : undefined,
      }) as TableCell['attrs'];
      const content = contents[turn % contents.length] ?? [{ type: 'paragraph' as const }];
      cells.push({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        ...(attrs && Object.keys(attrs).length > 0 && { attrs }),
        content,
      });
    }
    return cells;
  });
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
