import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkSets } from '../../../lib/adf/mark-set';
import type { TextMark } from '../../../lib/adf/nodes';
import { createWriter, type DocumentWriter } from '../../../lib/adf/writer';
import type { Container } from '../../../lib/adf/writer-frame';
import { complaints } from '../../oracles/adf-oracles';

type Step = (writer: DocumentWriter) => void;

const marks = createMarkSets();

const mark = fc.oneof(
  fc.constantFrom<TextMark>(
    { type: 'strong' },
    { type: 'em' },
    { type: 'code' },
    { type: 'underline' },
    { type: 'strike' },
    { type: 'link', attrs: { href: 'https://example.com/a' } },
    { type: 'link', attrs: { href: 'https://example.com/b' } },
    { type: 'subsup', attrs: { type: 'sub' } },
    { type: 'subsup', attrs: { type: 'sup' } },
    { type: 'textColor', attrs: { color: '#ff0000' } },
    { type: 'backgroundColor', attrs: { color: '#ffff00' } },
  ),
);
const markSet = fc.array(mark, { maxLength: 4 }).map((list) => list.reduce(marks.add, marks.none));

const group = {};
const container = fc.oneof(
  fc.constantFrom<Container>(
    { type: 'bulletList' },
    { type: 'taskList' },
    { type: 'blockquote' },
    { type: 'table' },
    { type: 'figure' },
    { type: 'caption' },
    { type: 'heading', level: 2 },
    { type: 'panel', panelType: 'note' },
    { type: 'expand', title: 'More' },
    { type: 'expand', title: '' },
    { type: 'listItem' },
    { type: 'listItem', value: 7 },
    { type: 'taskItem', isDone: true },
    { type: 'taskItem', isDone: false },
    { type: 'tableRow', section: 'head', group: undefined },
    { type: 'tableRow', section: 'body', group },
    { type: 'tableRow', section: 'foot', group: undefined },
  ),
  fc.record({ type: fc.constant('orderedList' as const), order: fc.nat(9) }),
  fc.record({
    type: fc.constant('tableCell' as const),
    isHeader: fc.boolean(),
    colspan: fc.nat(4),
    rowspan: fc.nat(4),
    width: fc.nat(300),
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: container.map(
      (open): Step =>
        (writer) =>
          writer.open(open),
    ),
  },
  { weight: 5, arbitrary: fc.constant<Step>((writer) => writer.close()) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom('word', ' a', 'b ', ' ', '\n', ''), markSet).map(
      ([text, set]): Step =>
        (writer) =>
          writer.text(text, set),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary' }).map(
      (text): Step =>
        (writer) =>
          writer.text(text, marks.none),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string().map(
      (text): Step =>
        (writer) =>
          writer.preformatted(`${text}\n ${text}`, marks.none),
    ),
  },
  fc.constantFrom<Step[]>(
    (writer) => writer.lineBreak(),
    (writer) => writer.breakParagraph(),
    (writer) => writer.align('center'),
    (writer) => writer.anchor('here'),
    (writer) => writer.card('https://example.com/card'),
    (writer) => writer.block({ type: 'rule' }),
    (writer) => writer.block({ type: 'codeBlock', content: [{ type: 'text', text: 'code' }] }),
    (writer) => writer.block({ type: 'embedCard', attrs: { url: 'https://example.com/film', layout: 'center' } }),
    (writer) =>
      writer.block({
        type: 'mediaSingle',
        attrs: { layout: 'center' },
        content: [{ type: 'media', attrs: { type: 'file', id: '1', collection: '' } }],
      }),
  ),
);

function write(steps: readonly Step[]) {
  let id = 0;
  const writer = createWriter({ plain: marks.none, newId: () => `task-${id++}`, lose: () => undefined });
  for (const take of steps) take(writer);
  return { version: 1, type: 'doc', content: writer.finish().content } as const;
}

function textOf(node: unknown): string {
  return (
    JSON.stringify(node)
      .match(/"text":"(?:[^"\\]|\\.)*"/g)
      ?.join('') ?? ''
  );
}

// A busy machine takes its time over so many documents, which is no failure.
describe('whatever a page opens, closes and says', { timeout: 120_000 }, () => {
  it('the document is one that every oracle accepts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const document = write(steps);
        if (document.content.length === 0) return;
        expect(complaints(document)).toEqual([]);
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    );
  });

  it('every word that was said is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(container, fc.constant('close' as const)), { maxLength: 40 }), (moves) => {
        const words: string[] = [];
        const steps = moves.flatMap((move, index): Step[] => {
          words.push(`word${index}`);
          const say: Step = (writer) => {
            writer.breakParagraph();
            writer.text(`word${index}`, marks.none);
          };
          return [(writer) => (move === 'close' ? writer.close() : writer.open(move)), say];
        });
        const text = textOf(write(steps));
        expect(words.filter((word) => !new RegExp(`${word}(?!\\d)`).test(text))).toEqual([]);
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    );
  });
});
