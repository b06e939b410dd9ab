import * as v from 'valibot';
import type { AdfDocument } from '../adf/nodes';

/** Deeper than any capture goes: the walk stops at 256, and a table's cells and lists add levels of their own. */
const DEEPEST = 1_024;

const link = v.pipe(
  v.string(),
  v.regex(/^(?:https?|mailto|tel):/i),
  v.check((url) => URL.canParse(url)),
);
const address = v.pipe(
  v.string(),
  v.regex(/^https?:/i),
  v.check((url) => URL.canParse(url)),
);
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{3,8}$/i));
const size = v.exactOptional(v.pipe(v.number(), v.minValue(0)));
const attributes = <Entries extends v.ObjectEntries>(entries: Entries) => v.object(entries);

const linkMark = v.object({ type: v.literal('link'), attrs: attributes({ href: link }) });
const textMark = v.variant('type', [
  linkMark,
  v.object({ type: v.picklist(['strong', 'em', 'strike', 'underline', 'code']) }),
  v.object({ type: v.literal('subsup'), attrs: attributes({ type: v.picklist(['sub', 'sup']) }) }),
  v.object({ type: v.picklist(['textColor', 'backgroundColor']), attrs: attributes({ color }) }),
]);
const alignments = v.exactOptional(
  v.array(v.object({ type: v.literal('alignment'), attrs: attributes({ align: v.picklist(['center', 'end']) }) })),
);

const anchor = v.object({
  type: v.literal('inlineExtension'),
  attrs: attributes({
    extensionType: v.literal('com.atlassian.confluence.macro.core'),
    extensionKey: v.literal('anchor'),
    parameters: v.object({ macroParams: v.object({ '': v.object({ value: v.string() }) }) }),
  }),
});
const inline = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string(), marks: v.exactOptional(v.array(textMark)) }),
  v.object({ type: v.literal('hardBreak') }),
  v.object({ type: v.literal('inlineCard'), attrs: attributes({ url: address }) }),
  anchor,
]);
const inlines = v.array(inline);

const shown = { width: size, height: size, alt: v.exactOptional(v.string()) };
const media = v.object({
  type: v.literal('media'),
  attrs: v.variant('type', [
    v.object({ type: v.literal('file'), id: v.string(), collection: v.string(), ...shown }),
    v.object({ type: v.literal('external'), url: address, ...shown }),
  ]),
  marks: v.exactOptional(v.array(linkMark)),
});
const caption = v.object({ type: v.literal('caption'), content: inlines });
const mediaSingle = v.object({
  type: v.literal('mediaSingle'),
  attrs: attributes({
    layout: v.picklist(['center', 'align-start']),
    width: size,
    widthType: v.exactOptional(v.literal('pixel')),
  }),
  content: v.union([v.strictTuple([media]), v.strictTuple([media, caption])]),
});

/** Which block may stand where is left to Confluence, which refuses what it does not take without losing the clip. */
const blocks = v.array(v.lazy(() => block));
const taskItem = v.object({
  type: v.literal('taskItem'),
  attrs: attributes({ localId: v.string(), state: v.picklist(['TODO', 'DONE']) }),
  content: v.exactOptional(inlines),
});
const taskList = v.object({
  type: v.literal('taskList'),
  attrs: attributes({ localId: v.string() }),
  content: v.array(v.lazy(() => taskChild)),
});
const taskChild: v.GenericSchema = v.variant('type', [taskItem, taskList]);
const item = v.object({ type: v.literal('listItem'), content: blocks });
const cell = v.object({
  type: v.picklist(['tableCell', 'tableHeader']),
  attrs: v.exactOptional(
    attributes({
      colspan: size,
      rowspan: size,
      colwidth: v.exactOptional(v.array(v.number())),
      background: v.exactOptional(color),
    }),
  ),
  content: blocks,
});

const simpleBlocks = [
  v.object({ type: v.literal('paragraph'), content: v.exactOptional(inlines), marks: alignments }),
  v.object({
    type: v.literal('heading'),
    attrs: attributes({ level: v.picklist([1, 2, 3, 4, 5, 6]) }),
    content: v.exactOptional(inlines),
    marks: alignments,
  }),
  v.object({
    type: v.literal('codeBlock'),
    attrs: v.exactOptional(attributes({ language: v.exactOptional(v.string()) })),
    content: v.exactOptional(v.array(v.object({ type: v.literal('text'), text: v.string() }))),
  }),
  v.object({ type: v.literal('rule') }),
  v.object({ type: v.literal('blockCard'), attrs: attributes({ url: address }) }),
  v.object({ type: v.literal('embedCard'), attrs: attributes({ url: address, layout: v.literal('center') }) }),
] as const;
const holdingBlocks = [
  v.object({ type: v.literal('bulletList'), content: v.array(item) }),
  v.object({
    type: v.literal('orderedList'),
    attrs: v.exactOptional(attributes({ order: v.number() })),
    content: v.array(item),
  }),
  v.object({ type: v.literal('blockquote'), content: blocks }),
  v.object({
    type: v.literal('panel'),
    attrs: attributes({ panelType: v.picklist(['info', 'note', 'tip', 'warning', 'error', 'success']) }),
    content: blocks,
  }),
  v.object({ type: v.picklist(['expand', 'nestedExpand']), attrs: attributes({ title: v.string() }), content: blocks }),
  v.object({
    type: v.literal('table'),
    attrs: v.exactOptional(
      attributes({
        isNumberColumnEnabled: v.exactOptional(v.boolean()),
        layout: v.exactOptional(v.picklist(['default', 'center'])),
      }),
    ),
    content: v.array(v.object({ type: v.literal('tableRow'), content: v.array(cell) })),
  }),
] as const;
/** A variant and no union: a union would try every kind on every node, and nesting would multiply that. */
const block: v.GenericSchema = v.variant('type', [...simpleBlocks, ...holdingBlocks, mediaSingle, taskList]);

const documentSchema = v.object({ version: v.literal(1), type: v.literal('doc'), content: blocks });

/** Whether a value nests deeper than any document of ours; looked at level by level, for recursion is what is feared. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}

/** A document from a store or a file of unknown origin: only nodes, marks and schemes a capture makes; else undefined. */
export function parseDocument(stored: unknown): AdfDocument | undefined {
  if (isTooDeep(stored)) return undefined;
  const result = v.safeParse(documentSchema, stored);
  return result.success ? (result.output as AdfDocument) : undefined;
}
