import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../lib/clip/recording';
import { RecordingError } from '../../../lib/compose/checked';
import { composeDocument } from '../../../lib/compose/compose-document';
import { complaints } from '../../oracles/adf-oracles';
import { outline } from '../capture/outline';

const environment = { random: () => 0.5 };
const PAGE = 'https://example.com/case';

function record(commands: unknown[], rest: object = {}) {
  return { commands, marks: [], images: [], pageUrl: PAGE, ...rest };
}

function linesOf(commands: Command[], rest: object = {}): string[] {
  return outline(composeDocument(record(commands, rest), environment).content);
}

const picture = { id: '1', url: 'https://example.com/a.png', alt: 'A boat', width: 300, height: 200 };

describe('what a page recorded becomes', () => {
  it('text with the marks that its number stands for', () => {
    const marks = [
      [0, { type: 'strong' }],
      [1, { type: 'em' }],
    ];
    expect(linesOf([['text', 'both', 2]], { marks })).toEqual(['paragraph ("both" em strong)']);
  });

  it('a picture with the description of its place', () => {
    const commands: Command[] = [
      ['picture', { id: '1' }],
      ['picture', { id: '1', alt: 'The same boat' }],
      ['picture', { id: '1', alt: '' }],
    ];
    const { content, images } = composeDocument(record(commands, { images: [picture] }), environment);
    expect(images).toEqual([picture]);
    const described = content.map((block) => block.type === 'mediaSingle' && block.content[0].attrs.alt);
    expect(described).toEqual(['A boat', 'The same boat', undefined]);
  });

  it('a link to an anchor of the document, if the anchor stands in it', () => {
    const toName = (name: string) => ({ type: 'link', attrs: { href: `${PAGE}#${name}` } });
    const marks = [
      [0, toName('here')],
      [0, toName('gone')],
    ];
    const commands: Command[] = [
      ['anchor', 'here'],
      ['text', 'here ', 1],
      ['text', 'gone', 2],
    ];
    expect(linesOf(commands, { marks })).toEqual([
      'paragraph (inlineExtension com.atlassian.confluence.macro.core anchor {"macroParams":{"":{"value":"here"}}}, "here " link #here, "gone" link https://example.com/case#gone)',
    ]);
  });

  it('code in the language of the first hint that names one', () => {
    const hint = (element: string, ...attributes: [string, string][]) => ({ element, attributes });
    const languages = [
      [hint('CODE', ['class', 'language-none']), hint('PRE', ['class', 'highlight-source-python'])],
      [hint('PRE', ['lang', 'en'], ['data-lang', 'C++'])],
      [hint('PRE', ['lang', 'en'])],
      [hint('PRE', ['class', 'language-"><script>'])],
    ].map((hints) => linesOf([['code', 'x', hints]]));
    expect(languages).toEqual([
      ['codeBlock python ("x")'],
      ['codeBlock c++ ("x")'],
      ['codeBlock ("x")'],
      ['codeBlock ("x")'],
    ]);
  });

  it('colours as a document has them, and no mark for what is none', () => {
    const colored = (color: string) => [0, { type: 'textColor', attrs: { color } }];
    const marks = [colored('rgb(255, 0, 0)'), colored('url(javascript:x)'), colored('grey')];
    const commands = [1, 2, 3].map((index): Command => ['text', `${index}`, index]);
    expect(linesOf(commands, { marks })).toEqual(['paragraph ("1" textColor #ff0000, "23")']);
  });

  it('a player that Confluence knows, a link to any other frame, and nothing of another object', () => {
    const commands: Command[] = [
      ['frame', 'https://www.youtube.com/embed/abcdefghijk', 'A film'],
      ['frame', 'https://example.com/frame', 'A frame'],
      ['player', 'https://example.com/object'],
    ];
    expect(linesOf(commands)).toEqual([
      'embedCard https://www.youtube.com/watch?v=abcdefghijk',
      'paragraph ("A frame" link https://example.com/frame)',
    ]);
  });

  it('losses, the page’s own and those of the writing, in the order of their coming', () => {
    const commands: Command[] = [
      ['open', { type: 'blockquote' }],
      ['open', { type: 'blockquote' }],
      ['lose', 'math-as-code'],
      ['lose', 'math-as-code'],
    ];
    expect(composeDocument(record(commands), environment).losses).toEqual([
      { code: 'nesting-flattened', count: 1 },
      { code: 'math-as-code', count: 2 },
    ]);
  });
});

describe('a number beyond all bounds', () => {
  it.each([Number.POSITIVE_INFINITY, null])('is no number, and costs nothing else: %s', (number) => {
    const commands = [
      ['open', { type: 'orderedList', order: number }],
      ['open', { type: 'listItem', value: number }],
      ['text', 'one', 0],
      ['close'],
      ['close'],
      ['picture', { id: '1', width: number }],
    ];
    const images = [{ ...picture, width: number }];
    expect(outline(composeDocument(record(commands, { images }), environment).content)).toEqual([
      'orderedList (listItem (paragraph ("one")))',
      'mediaSingle (media file A boat)',
    ]);
  });
});

describe('what no script of ours records', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'page'],
    ['a command that there is not', record([['script', 'x']])],
    ['a command named like what every object has', record([['constructor', 'x']])],
    ['a text that is none', record([['text', { toString: 'x' }, 0]])],
    ['marks that there are not', record([['text', 'x', 1]])],
    ['a mark that there is not', record([], { marks: [[0, { type: 'onclick' }]] })],
    ['a mark on marks that come later', record([], { marks: [[1, { type: 'em' }]] })],
    ['a link that runs', record([], { marks: [[0, { type: 'link', attrs: { href: 'javascript:x' } }]] })],
    ['a card that runs', record([['card', 'javascript:x']])],
    ['a frame that runs', record([['frame', 'javascript:x', '']])],
    ['a heading without a level', record([['open', { type: 'heading', level: 7 }]])],
    ['a panel of another kind', record([['open', { type: 'panel', panelType: 'custom' }]])],
    [
      'a cell of endless width',
      record([['open', { type: 'tableCell', colspan: Number.POSITIVE_INFINITY, rowspan: 1 }]]),
    ],
    ['a picture that was not found', record([['picture', { id: '1' }]])],
    ['code whose hints are none', record([['code', 'x', 'python']])],
    ['a loss of another’s', record([['lose', 'image-external']])],
    ['a depth that no walk reaches', record(Array.from({ length: 600 }, () => ['open', { type: 'bulletList' }]))],
  ])('%s is refused', (_name, recording) => {
    expect(() => composeDocument(recording, environment)).toThrow(RecordingError);
  });

  it('whatever it is, it is a document or refused', { timeout: 120_000 }, () => {
    const kinds = [
      'text',
      'preformatted',
      'open',
      'close',
      'card',
      'code',
      'picture',
      'frame',
      'player',
      'align',
      'anchor',
      'lose',
    ];
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom('bulletList', 'table', 'tableRow', 'tableCell', 'expand').map((type) => ({
        type,
        title: 't',
        section: 'body',
        group: 0,
        colspan: 3,
        rowspan: -1,
      })),
      fc.string({ unit: 'binary' }),
    );
    const command = fc.tuple(fc.constantFrom(...kinds), value, fc.oneof(fc.constant(0), fc.anything()));
    const recording = fc.oneof(
      fc.anything(),
      fc.array(command, { maxLength: 30 }).map((commands) => record(commands, { images: [picture] })),
    );
    fc.assert(
      fc.property(recording, (anything) => {
        const { content } = composeOrRefuse(anything);
        if (content.length > 0) expect(complaints({ version: 1, type: 'doc', content })).toEqual([]);
      }),
      { seed: 20_261_128, numRuns: 2_000 },
    );
  });
});

function composeOrRefuse(recording: unknown) {
  try {
    return composeDocument(recording, environment);
  } catch (error) {
    if (error instanceof RecordingError) return { content: [] };
    throw error;
  }
}
