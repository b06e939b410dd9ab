import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWriter } from '../../../lib/adf/writer';
import { createRecorder, type Recorder } from '../../../lib/capture/recorder';
import type { RecordedContainer } from '../../../lib/clip/recording';
import { composeDocument } from '../../../lib/compose/compose-document';
import { readMarks } from '../../../lib/compose/marks';

const random = () => 0.5;

/** What recorder and writer have in common; marks are another matter. */
type Spoken = {
  text(text: string): void;
  preformatted(text: string): void;
  align(): void;
} & Pick<Recorder, 'lineBreak' | 'breakParagraph' | 'card' | 'anchor' | 'open' | 'close'> & { rule(): void };

type Step = (page: Spoken) => void;

/** Says the steps, but for closing what was never opened: the walk leaves only what it entered. */
function say(steps: readonly Step[], page: Spoken): void {
  let depth = 0;
  const balanced: Spoken = {
    ...page,
    open(container) {
      depth += 1;
      page.open(container);
    },
    close() {
      if (depth === 0) return;
      depth -= 1;
      page.close();
    },
  };
  for (const step of steps) step(balanced);
}

function record(steps: readonly Step[]) {
  const recorder = createRecorder();
  const page: Spoken = {
    ...recorder,
    text: (text) => recorder.text(text, recorder.plain),
    preformatted: (text) => recorder.preformatted(text, recorder.plain),
    align: () => recorder.isAlignable() && recorder.align('center'),
    rule: () => recorder.block(['rule']),
  };
  say(steps, page);
  return { ...recorder.finish(), images: [], pageUrl: 'https://example.com/' };
}

/** The same, said to the writer itself. */
function write(steps: readonly Step[]) {
  const { plain } = readMarks([]);
  const writer = createWriter({ plain, newId: () => '800000000000', lose: () => undefined });
  const page: Spoken = {
    ...writer,
    text: (text) => writer.text(text, plain),
    preformatted: (text) => writer.preformatted(text, plain),
    align: () => writer.isAlignable() && writer.align('center'),
    rule: () => writer.block({ type: 'rule' }),
  };
  say(steps, page);
  return writer.finish().content;
}

const commandsOf = (steps: readonly Step[]) => record(steps).commands;

describe('a recording', () => {
  it('leaves out the white space and the breaks between blocks', () => {
    const steps: Step[] = [
      (page) => page.text('\n  '),
      (page) => page.breakParagraph(),
      (page) => page.text('one'),
      (page) => page.breakParagraph(),
      (page) => page.text('\n'),
      (page) => page.breakParagraph(),
      (page) => page.text('two'),
    ];
    expect(commandsOf(steps)).toEqual([['text', 'one', 0], ['breakParagraph'], ['text', 'two', 0]]);
  });

  it('keeps the white space after a cell, which keeps words apart where the table becomes a line', () => {
    const steps: Step[] = [
      (page) => page.open({ type: 'tableCell', isHeader: false, colspan: 1, rowspan: 1 }),
      (page) => page.text('one'),
      (page) => page.close(),
      (page) => page.text(' '),
      (page) => page.text('two'),
    ];
    expect(write(steps)).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'one two' }] }]);
    expect(composeDocument(record(steps), { random }).content).toEqual(write(steps));
  });

  it('names equal marks by one number', () => {
    const { mark, plain, finish } = createRecorder();
    const link = { type: 'link', attrs: { href: 'https://example.com/' } } as const;
    const linked = mark(plain, link);
    expect(mark(plain, { ...link })).toBe(linked);
    expect(mark(linked, { type: 'em' })).toEqual({ index: 2, link });
    expect(finish().marks).toEqual([
      [0, link],
      [1, { type: 'em' }],
    ]);
  });

  it('asks for the alignment of paragraphs at the root and in cells, and not in lists', () => {
    const recorder = createRecorder();
    expect(recorder.isAlignable()).toBe(true);
    recorder.open({ type: 'bulletList' });
    recorder.open({ type: 'listItem' });
    expect(recorder.isAlignable()).toBe(false);
    recorder.open({ type: 'tableCell', isHeader: false, colspan: 1, rowspan: 1 });
    expect(recorder.isAlignable()).toBe(true);
    recorder.text('word', recorder.plain);
    expect(recorder.isAlignable()).toBe(false);
  });
});

const container = fc.constantFrom<RecordedContainer>(
  { type: 'bulletList' },
  { type: 'orderedList', order: 2 },
  { type: 'taskList' },
  { type: 'blockquote' },
  { type: 'table' },
  { type: 'tableRow', section: 'body', group: 1 },
  { type: 'tableCell', isHeader: false, colspan: 1, rowspan: 1 },
  { type: 'figure' },
  { type: 'caption' },
  { type: 'heading', level: 2 },
  { type: 'panel', panelType: 'note' },
  { type: 'expand', title: 'More' },
  { type: 'listItem' },
  { type: 'taskItem', isDone: true },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: container.map(
      (open): Step =>
        (page) =>
          page.open(open),
    ),
  },
  { weight: 5, arbitrary: fc.constant<Step>((page) => page.close()) },
  {
    weight: 6,
    arbitrary: fc.constantFrom('word', ' a', 'b ', ' ', '\n', '').map(
      (text): Step =>
        (page) =>
          page.text(text),
    ),
  },
  { weight: 3, arbitrary: fc.constant<Step>((page) => page.breakParagraph()) },
  fc.constantFrom<Step[]>(
    (page) => page.lineBreak(),
    (page) => page.preformatted(' x\n '),
    (page) => page.anchor('here'),
    (page) => page.card('https://example.com/card'),
    (page) => page.rule(),
  ),
);

describe('whatever a page says', { timeout: 120_000 }, () => {
  it('what is left out of the recording changes nothing in the document', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { content } = composeDocument(record(steps), { random });
        expect(content).toEqual(write(steps));
      }),
      { seed: 20_261_128, numRuns: 10_000 },
    );
  });
});
