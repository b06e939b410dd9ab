import { describe, expect, it } from 'vitest';
import type { AdfDocument, Inline, PanelType, RootBlock, TableCell, TextMark } from '../../../lib/adf/nodes.ts';
import { toStorage } from '../../../lib/adf/to-storage.ts';

const storage = (...content: RootBlock[]): string =>
  toStorage({ version: 1, type: 'doc', content } satisfies AdfDocument);
const paragraph = (...content: Inline[]): RootBlock & { type: 'paragraph' } => ({ type: 'paragraph', content });
const text = (words: string, ...marks: TextMark[]): Inline => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const code = (words: string, language?: string): RootBlock => ({
  type: 'codeBlock',
  ...(language !== undefined && { attrs: { language } }),
  content: [{ type: 'text', text: words }],
});

describe('text in storage format', () => {
  it.each([
    ['markup as text', '<ac:structured-macro>&nbsp;', '&lt;ac:structured-macro&gt;&amp;nbsp;'],
    ['the end mark of CDATA', ']]>', ']]&gt;'],
    ['wiki markup', '{toc} *a* [b|c]', '{toc} *a* [b|c]'],
    ['a no-break space as itself', 'a\u00A0b', 'a\u00A0b'],
    ['emoji', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['a carriage return as a reference', 'a\rb', 'a&#13;b'],
    ['no control characters', 'a\u0000\u0007\u001Fb', 'ab'],
    ['no noncharacters', 'a\uFFFE\uFFFFb', 'ab'],
    ['no lone surrogates', 'a\uD800b\uDC00c', 'abc'],
  ])('holds %s', (_name, plain, written) => {
    expect(storage(paragraph(text(plain)))).toBe(`<p>${written}</p>`);
  });

  it.each<[TextMark, string]>([
    [{ type: 'strong' }, '<strong>x</strong>'],
    [{ type: 'em' }, '<em>x</em>'],
    [{ type: 'underline' }, '<u>x</u>'],
    [{ type: 'strike' }, '<s>x</s>'],
    [{ type: 'code' }, '<code>x</code>'],
    [{ type: 'subsup', attrs: { type: 'sub' } }, '<sub>x</sub>'],
    [{ type: 'subsup', attrs: { type: 'sup' } }, '<sup>x</sup>'],
    [{ type: 'textColor', attrs: { color: '#ff991F' } }, '<span style="color: rgb(255,153,31);">x</span>'],
    [
      { type: 'backgroundColor', attrs: { color: '#c6edfb' } },
      '<span style="background-color: rgb(198,237,251);">x</span>',
    ],
    [
      { type: 'link', attrs: { href: 'https://a.example/?b="1"&c=2' } },
      '<a href="https://a.example/?b=&quot;1&quot;&amp;c=2">x</a>',
    ],
  ])('writes the mark %j', (mark, written) => {
    expect(storage(paragraph(text('x', mark)))).toBe(`<p>${written}</p>`);
  });

  it.each([
    ['#there', 'there'],
    ['#caf%C3%A9', 'café'],
    ['#100%', '100%'],
    ['#a"b', 'a&quot;b'],
  ])('links to the place %s in the page by its name', (href, name) => {
    expect(storage(paragraph(text('x', { type: 'link', attrs: { href } })))).toBe(
      `<p><ac:link ac:anchor="${name}"><ac:link-body>x</ac:link-body></ac:link></p>`,
    );
  });

  it('puts the first mark outermost', () => {
    expect(storage(paragraph(text('x', { type: 'em' }, { type: 'strong' })))).toBe(
      '<p><em><strong>x</strong></em></p>',
    );
  });

  it('breaks a line, names a place and shows a smart link', () => {
    const written = storage(
      paragraph(
        { type: 'hardBreak' },
        {
          type: 'inlineExtension',
          attrs: {
            extensionType: 'com.atlassian.confluence.macro.core',
            extensionKey: 'anchor',
            parameters: { macroParams: { '': { value: 'here & there' } } },
          },
        },
        { type: 'inlineCard', attrs: { url: 'https://a.example/' } },
      ),
    );
    expect(written).toBe(
      '<p><br /><ac:structured-macro ac:name="anchor" ac:schema-version="1"><ac:parameter ac:name="">here &amp; there' +
        '</ac:parameter></ac:structured-macro><a href="https://a.example/" data-card-appearance="inline">' +
        'https://a.example/</a></p>',
    );
  });
});

describe('blocks in storage format', () => {
  it('closes an empty paragraph itself', () => {
    expect(storage({ type: 'paragraph' })).toBe('<p />');
  });

  it.each([
    ['center', 'center'],
    ['end', 'right'],
  ] as const)('aligns %s', (align, written) => {
    const marks = [{ type: 'alignment' as const, attrs: { align } }];
    expect(storage({ ...paragraph(text('x')), marks })).toBe(`<p style="text-align: ${written};">x</p>`);
    expect(storage({ type: 'heading', attrs: { level: 2 }, content: [text('x')], marks })).toBe(
      `<h2 style="text-align: ${written};">x</h2>`,
    );
  });

  it('starts a numbered list where it starts', () => {
    const content = [{ type: 'listItem' as const, content: [paragraph(text('x'))] }];
    expect(storage({ type: 'orderedList', attrs: { order: 5 }, content })).toBe('<ol start="5"><li><p>x</p></li></ol>');
  });

  it.each<[PanelType, string]>([
    ['info', 'info'],
    ['note', 'panel'],
    ['tip', 'tip'],
    ['success', 'tip'],
    ['warning', 'note'],
    ['error', 'warning'],
  ])('writes the panel %s as the macro %s', (panelType, name) => {
    const written = storage({ type: 'panel', attrs: { panelType }, content: [paragraph(text('x'))] });
    expect(written).toContain(`<ac:structured-macro ac:name="${name}" ac:schema-version="1">`);
    expect(written).toContain('<ac:rich-text-body><p>x</p></ac:rich-text-body>');
  });

  it('titles an expand, and leaves out a title it does not have', () => {
    const content = [paragraph(text('x'))];
    expect(storage({ type: 'expand', attrs: { title: 'A & B' }, content })).toContain(
      '<ac:parameter ac:name="title">A &amp; B</ac:parameter>',
    );
    expect(storage({ type: 'expand', attrs: { title: '' }, content })).not.toContain('ac:parameter');
  });

  it('numbers tasks throughout the page and puts a nested list inside its task', () => {
    const task = (words: string, state: 'TODO' | 'DONE') => ({
      type: 'taskItem' as const,
      attrs: { localId: words, state },
      content: [text(words)],
    });
    const written = storage(
      {
        type: 'taskList',
        attrs: { localId: 'l' },
        content: [
          task('outer', 'TODO'),
          { type: 'taskList', attrs: { localId: 'm' }, content: [task('inner', 'DONE')] },
        ],
      },
      { type: 'taskList', attrs: { localId: 'n' }, content: [task('later', 'TODO')] },
    );
    expect(written.match(/<ac:task-id>\d+/g)?.toSorted()).toEqual(['<ac:task-id>1', '<ac:task-id>2', '<ac:task-id>3']);
    expect(written).toContain(
      '<ac:task-body>outer</ac:task-body><ac:task-list><ac:task><ac:task-id>1</ac:task-id>' +
        '<ac:task-status>complete</ac:task-status><ac:task-body>inner</ac:task-body></ac:task></ac:task-list></ac:task>',
    );
  });

  it.each([
    ['block', { type: 'blockCard', attrs: { url: 'https://a.example/' } }, ''],
    ['embed', { type: 'embedCard', attrs: { url: 'https://a.example/', layout: 'center' } }, ' data-layout="center"'],
  ] as const)('shows a %s card as a link that knows it is one', (appearance, card, layout) => {
    expect(storage(card)).toBe(
      `<p><a href="https://a.example/" data-card-appearance="${appearance}"${layout}>https://a.example/</a></p>`,
    );
  });
});

describe('code in storage format', () => {
  it('splits CDATA where the code holds its end mark', () => {
    expect(storage(code('a]]>b'))).toContain('<![CDATA[a]]]]><![CDATA[>b]]>');
  });

  it('ends every line in one way', () => {
    expect(storage(code('a\r\nb\rc'))).toContain('<![CDATA[a\nb\nc]]>');
  });

  it.each([
    ['js', 'js'],
    ['JavaScript', 'js'],
    ['python', 'py'],
    ['C++', 'cpp'],
    ['csharp', 'c#'],
    ['go', 'go'],
    ['sh', 'shell'],
  ])('calls %s what the macro calls it', (language, name) => {
    expect(storage(code('x', language))).toContain(`<ac:parameter ac:name="language">${name}</ac:parameter>`);
  });

  it.each(['brainfuck', 'constructor', '__proto__', ''])('names no language for %j', (language) => {
    expect(storage(code('x', language))).not.toContain('ac:parameter');
  });
});

describe('tables in storage format', () => {
  const cell = (words: string, attrs?: TableCell['attrs']): TableCell => ({
    type: 'tableCell',
    ...(attrs && { attrs }),
    content: [paragraph(text(words))],
  });
  const rows = (...cells: TableCell[][]): RootBlock => ({
    type: 'table',
    content: cells.map((content) => ({ type: 'tableRow', content })),
  });

  it('keeps header cells, spans and colours', () => {
    const head: TableCell = { ...cell('head', { colspan: 2, rowspan: 1, background: '#deebff' }), type: 'tableHeader' };
    expect(storage(rows([head], [cell('a'), cell('b')]))).toBe(
      '<table data-layout="default"><tbody><tr><th colspan="2" data-highlight-colour="#deebff"><p>head</p></th></tr>' +
        '<tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table>',
    );
  });

  it('finds the width of every column below spans', () => {
    const written = storage(
      rows(
        [cell('a', { rowspan: 2, colwidth: [120] }), cell('b', { colspan: 2 })],
        [cell('c', { colwidth: [360] }), cell('d', { colwidth: [240] })],
      ),
    );
    expect(written).toContain(
      '<colgroup><col style="width: 120.0px;" /><col style="width: 360.0px;" /><col style="width: 240.0px;" /></colgroup>',
    );
  });

  it('gives no widths when one is unknown', () => {
    expect(storage(rows([cell('a', { colwidth: [120] }), cell('b')]))).not.toContain('colgroup');
  });
});

describe('pictures in storage format', () => {
  const media = { type: 'media', attrs: { type: 'file', id: 'clip-1.png', collection: '', alt: 'A "chart"' } } as const;
  const link = { type: 'link', attrs: { href: 'https://a.example/' } } as const;
  const caption = { type: 'caption' as const, content: [text('Figure 1')] };

  it('finds an attachment by its name, with width, description and caption', () => {
    const attrs = { layout: 'center', width: 640, widthType: 'pixel' } as const;
    expect(storage({ type: 'mediaSingle', attrs, content: [media, caption] })).toBe(
      '<ac:image ac:align="center" ac:layout="center" ac:width="640" ac:alt="A &quot;chart&quot;">' +
        '<ri:attachment ri:filename="clip-1.png" /><ac:caption><p>Figure 1</p></ac:caption></ac:image>',
    );
  });

  it('leaves one on the web where it is', () => {
    const external = { type: 'media', attrs: { type: 'external', url: 'https://a.example/a.png?b&c' } } as const;
    expect(storage({ type: 'mediaSingle', attrs: { layout: 'align-start' }, content: [external] })).toBe(
      '<ac:image ac:align="left" ac:layout="align-start"><ri:url ri:value="https://a.example/a.png?b&amp;c" /></ac:image>',
    );
  });

  it('puts a linked one into its link and its caption after it', () => {
    const content: [typeof media & { marks: [typeof link] }, typeof caption] = [{ ...media, marks: [link] }, caption];
    expect(storage({ type: 'mediaSingle', attrs: { layout: 'center' }, content })).toBe(
      '<p><a href="https://a.example/"><ac:image ac:alt="A &quot;chart&quot;"><ri:attachment ri:filename="clip-1.png" />' +
        '</ac:image></a></p><p>Figure 1</p>',
    );
  });
});
