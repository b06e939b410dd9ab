import fc from 'fast-check';
import type { CodeBlock, Heading, MediaSingle, Paragraph, TaskItem, TaskList } from '../../lib/adf/nodes.ts';
import { captionInlines, inlines, linkMark, plainText, webAddress } from './arbitrary-inline.ts';

/** What a picture's id may be in the documents made here. */
export const ASSET_IDS = ['1', '2', '3', '4'] as const;

/** Removes the keys whose value is undefined, which JSON would not carry either. */
export function defined<Attributes extends object>(
  attributes: Attributes,
): { [Key in keyof Attributes]: Exclude<Attributes[Key], undefined> } {
  return JSON.parse(JSON.stringify(attributes));
}

export const rule = fc.constant({ type: 'rule' as const });
export const blockCard = webAddress.map((url) => ({ type: 'blockCard' as const, attrs: { url } }));
export const embedCard = webAddress.map((url) => ({
  type: 'embedCard' as const,
  attrs: { url, layout: 'center' as const },
}));

export const paragraph: fc.Arbitrary<Paragraph> = inlines.map((content) => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
}));
export const heading: fc.Arbitrary<Heading> = fc
  .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const), inlines)
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }));

/** Only at the root and in cells may a paragraph or heading be aligned. */
export function aligned<Block extends Paragraph | Heading>(block: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
  const align = fc.constantFrom(undefined, undefined, 'center' as const, 'end' as const);
  return fc
    .tuple(block, align)
    .map(([node, side]) => (side ? { ...node, marks: [{ type: 'alignment', attrs: { align: side } }] } : node));
}

export const codeBlock: fc.Arbitrary<CodeBlock> = fc
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

export const mediaSingle = fc
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

export function taskList(depth: number): fc.Arbitrary<TaskList> {
  const rest =
    depth > 0 ? fc.oneof({ weight: 3, arbitrary: taskItem }, { weight: 1, arbitrary: taskList(depth - 1) }) : taskItem;
  return fc
    .tuple(taskItem, fc.array(rest, { maxLength: 3 }))
    .map(([first, others]) => ({ type: 'taskList', attrs: { localId }, content: [first, ...others] }));
}

export function some<Block>(block: fc.Arbitrary<Block>): fc.Arbitrary<Block[]> {
  return fc.array(block, { minLength: 1, maxLength: 3 });
}
