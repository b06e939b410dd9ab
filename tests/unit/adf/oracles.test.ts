import { describe, expect, it } from 'vitest';
import { complaintsByOracle, ORACLE_NAMES, type OracleName } from '../../oracles/adf-oracles.ts';
import { storageComplaints } from '../../oracles/storage-oracle.ts';

const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (...content: object[]) => ({ type: 'listItem', content });
const list = (...content: object[]) => ({ type: 'bulletList', content });
const heading = (level: number) => ({ type: 'heading', attrs: { level }, content: [text('Title')] });
const cell = (attrs: object = {}) => ({ type: 'tableCell', attrs, content: [paragraph(text('cell'))] });
const table = (...rows: object[][]) => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});
const picture = (attrs: object) => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs }],
});
const linked = (href: string) => paragraph(text('link', { marks: [{ type: 'link', attrs: { href } }] }));
const task = (localId: string) => ({ type: 'taskItem', attrs: { localId, state: 'TODO' }, content: [text('task')] });

const PUBLISHED: readonly OracleName[] = ['schema 57', 'schema 47', 'validator', 'prosemirror'];

/** Known-bad content and just who refuses it: a change here means that an oracle has changed. */
const BAD: Record<string, { content: object[]; refusedBy: readonly OracleName[] }> = {
  'an unknown node': { content: [{ type: 'marquee', content: [text('x')] }], refusedBy: PUBLISHED },
  'a heading in a list item': { content: [list(item(heading(2)))], refusedBy: PUBLISHED },
  'a table in a list item': { content: [list(item(paragraph(), table([cell()])))], refusedBy: PUBLISHED },
  'a quote in a quote': {
    content: [{ type: 'blockquote', content: [{ type: 'blockquote', content: [paragraph()] }] }],
    refusedBy: PUBLISHED,
  },
  'a list item that starts with a list': { content: [list(item(list(item(paragraph()))))], refusedBy: ['schema 47'] },
  'a heading of level 7': { content: [heading(7)], refusedBy: ['schema 57', 'schema 47', 'validator'] },
  'a colspan that is a string': {
    content: [table([cell({ colspan: '2' })])],
    refusedBy: ['schema 57', 'schema 47', 'validator'],
  },
  'an empty text': { content: [paragraph(text(''))], refusedBy: [...PUBLISHED, 'own rules'] },
  'code with a link': {
    content: [
      paragraph(text('x', { marks: [{ type: 'link', attrs: { href: 'https://a.example/' } }, { type: 'code' }] })),
    ],
    refusedBy: ['prosemirror', 'own rules'],
  },
  'sub and sup at once': {
    content: [
      paragraph(
        text('x', {
          marks: [
            { type: 'subsup', attrs: { type: 'sub' } },
            { type: 'subsup', attrs: { type: 'sup' } },
          ],
        }),
      ),
    ],
    refusedBy: ['prosemirror', 'own rules'],
  },
  'an empty list of marks': { content: [paragraph(text('x', { marks: [] }))], refusedBy: ['validator', 'own rules'] },
  'an empty row': { content: [table([cell()], [])], refusedBy: ['prosemirror', 'own rules'] },
  'an empty document': { content: [], refusedBy: ['prosemirror', 'own rules'] },
  'a script for a link': { content: [linked('javascript:alert(1)')], refusedBy: ['validator', 'own rules'] },
  'a link with a password': { content: [linked('https://me:secret@a.example/')], refusedBy: ['own rules'] },
  'a link to a file': { content: [linked('file:///etc/passwd')], refusedBy: ['own rules'] },
  'a link to a place that is not there': { content: [linked('#nowhere')], refusedBy: ['own rules'] },
  'ragged rows': { content: [table([cell(), cell()], [cell()])], refusedBy: ['own rules'] },
  'a cell that reaches below the table': { content: [table([cell({ rowspan: 2 })])], refusedBy: ['own rules'] },
  'cells that overlap': {
    content: [table([cell(), cell({ rowspan: 2 })], [cell({ colspan: 2 })])],
    refusedBy: ['own rules'],
  },
  'more widths than columns': { content: [table([cell({ colwidth: [10, 20] })])], refusedBy: ['own rules'] },
  'a width of no pixels': { content: [table([cell({ colwidth: [0] })])], refusedBy: ['own rules'] },
  'a picture in its own address': {
    content: [picture({ type: 'external', url: 'data:image/png;base64,AAAA' })],
    refusedBy: ['own rules'],
  },
  'a picture without an id': {
    content: [picture({ type: 'file', id: '', collection: '' })],
    refusedBy: ['schema 57', 'schema 47', 'validator', 'own rules'],
  },
  'a control character': { content: [paragraph(text('a\u0007b'))], refusedBy: ['own rules'] },
  'a control character in an attribute': {
    content: [picture({ type: 'file', id: '1', collection: '', alt: 'a\u0000' })],
    refusedBy: ['own rules'],
  },
  'a noncharacter': { content: [paragraph(text('a\uFFFE'))], refusedBy: ['own rules'] },
  'a lone surrogate': { content: [paragraph(text('a\uD800'))], refusedBy: ['own rules'] },
  'one text in two nodes': { content: [paragraph(text('a'), text('b'))], refusedBy: ['own rules'] },
  'a local id twice': {
    content: [{ type: 'taskList', attrs: { localId: 'a' }, content: [task('b'), task('b')] }],
    refusedBy: ['own rules'],
  },
};

function refusals(content: object[]): OracleName[] {
  const said = complaintsByOracle({ version: 1, type: 'doc', content });
  return ORACLE_NAMES.filter((oracle) => said[oracle].length > 0);
}

describe('the ADF oracles', () => {
  it.each(Object.entries(BAD))('refuse %s', (_name, { content, refusedBy }) => {
    expect(refusals(content)).toEqual(ORACLE_NAMES.filter((oracle) => refusedBy.includes(oracle)));
  });

  it('accept an ordinary document', () => {
    const content = [
      heading(1),
      paragraph(text('Some '), text('bold', { marks: [{ type: 'strong' }] })),
      list(item(paragraph(text('one')), list(item(paragraph(text('inside')))))),
      table([cell({ colspan: 2, colwidth: [100, 50] })], [cell({ rowspan: 2 }), cell()], [cell()]),
      linked('mailto:a@b.example'),
      picture({ type: 'external', url: 'https://a.example/a.png', width: 10, height: 20 }),
    ];
    expect(refusals(content)).toEqual([]);
  });

  it('judge a document as it is sent, without the keys that are undefined', () => {
    expect(refusals([{ type: 'codeBlock', attrs: { language: undefined } }])).toEqual([]);
  });

  it('say where in the document something is wrong', () => {
    const said = complaintsByOracle({ version: 1, type: 'doc', content: [paragraph(), heading(7)] });
    expect(said['schema 57'].join()).toContain('/content/1/attrs/level');
  });
});

describe('the storage oracle', () => {
  it.each([
    ['an open element', '<p>a'],
    ['elements that cross', '<p><em>a</p></em>'],
    ['an element of HTML that is never closed', 'a<br>b'],
    ['an entity of HTML', '<p>&nbsp;</p>'],
    ['a bare ampersand', '<p>a & b</p>'],
    ['an attribute without a value', '<td nowrap>a</td>'],
    ['an attribute twice', '<p a="1" a="2" />'],
    ['the end mark of CDATA in text', '<p>]]></p>'],
    ['a prefix that nobody declared', '<xx:image />'],
    ['a control character', '<p>\u0007</p>'],
    ['a reference to a control character', '<p>&#7;</p>'],
    ['a lone surrogate', '<p>\uD800</p>'],
    ['the end of the root', '<p>a</p></body><body>'],
    ['a script for a link', '<a href="javascript:alert(1)">a</a>'],
  ])('refuses %s', (_name, xml) => {
    expect(storageComplaints(xml)).not.toEqual([]);
  });

  it('accepts macros, pictures and CDATA', () => {
    const xml =
      '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body>' +
      '</ac:structured-macro><ac:image><ri:attachment ri:filename="a.png" /></ac:image>';
    expect(storageComplaints(xml)).toEqual([]);
  });
});
