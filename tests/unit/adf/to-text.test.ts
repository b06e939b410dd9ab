import { describe, expect, it } from 'vitest';
import type { Inline, RootBlock } from '../../../lib/adf/nodes.ts';
import { toText } from '../../../lib/adf/to-text.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (words: string) => ({ type: 'paragraph' as const, content: [text(words)] });
const item = (...content: (ReturnType<typeof paragraph> | (RootBlock & { type: 'bulletList' }))[]) => ({
  type: 'listItem' as const,
  content,
});
const cell = (words: string) => ({ type: 'tableCell' as const, content: [paragraph(words)] });
const task = (words: string, state: 'TODO' | 'DONE') => ({
  type: 'taskItem' as const,
  attrs: { localId: words, state },
  content: [text(words)],
});

const CASES: [string, RootBlock[], string][] = [
  ['paragraphs apart', [paragraph('one'), { type: 'paragraph' }, paragraph('two')], 'one\n\ntwo'],
  ['a broken line', [{ type: 'paragraph', content: [text('a'), { type: 'hardBreak' }, text('b')] }], 'a\nb'],
  ['a smart link by its address', [{ type: 'blockCard', attrs: { url: 'https://a.example/' } }], 'https://a.example/'],
  [
    'lists with their markers',
    [{ type: 'orderedList', attrs: { order: 9 }, content: [item(paragraph('a')), item(paragraph('b'))] }],
    '9. a\n10. b',
  ],
  [
    'lists in lists indented',
    [{ type: 'bulletList', content: [item(paragraph('a'), { type: 'bulletList', content: [item(paragraph('b'))] })] }],
    '- a\n  - b',
  ],
  [
    'tasks with their boxes',
    [
      {
        type: 'taskList',
        attrs: { localId: 'l' },
        content: [task('a', 'DONE'), { type: 'taskList', attrs: { localId: 'm' }, content: [task('b', 'TODO')] }],
      },
    ],
    '[x] a\n  [ ] b',
  ],
  [
    'cells apart by tabs',
    [
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('a'), cell('b')] },
          { type: 'tableRow', content: [cell('c'), cell('d')] },
        ],
      },
    ],
    'a\tb\nc\td',
  ],
  ['code as it is', [{ type: 'codeBlock', content: [{ type: 'text', text: '  if\n\tx' }] }], '  if\n\tx'],
  ['a quote with its sign', [{ type: 'blockquote', content: [paragraph('a'), paragraph('b')] }], '> a\n> \n> b'],
  ['what is folded away', [{ type: 'expand', attrs: { title: 'More' }, content: [paragraph('a')] }], 'More\na'],
  ['a panel by its content', [{ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph('a')] }], 'a'],
  [
    'a picture by its description and caption',
    [
      {
        type: 'mediaSingle',
        attrs: { layout: 'center' },
        content: [
          { type: 'media', attrs: { type: 'file', id: '1', collection: '', alt: 'A chart' } },
          { type: 'caption', content: [text('Figure 1')] },
        ],
      },
    ],
    'A chart\nFigure 1',
  ],
  ['a rule', [paragraph('a'), { type: 'rule' }, paragraph('b')], 'a\n\n---\n\nb'],
];

describe('a document as plain text', () => {
  it.each(CASES)('shows %s', (_name, content, expected) => {
    expect(toText({ content })).toBe(expected);
  });
});
