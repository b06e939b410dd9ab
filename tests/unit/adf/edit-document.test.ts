import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDocument, pictureIdsIn } from '../../../lib/adf/edit-document';
import type { AdfDocument, Inline, RootBlock } from '../../../lib/adf/nodes';
import { writeNote } from '../../../lib/adf/note';
import { toStorage } from '../../../lib/adf/to-storage';
import { complaints } from '../../oracles/adf-oracles';
import { arbitraryDocument } from '../../oracles/arbitrary-document';
import { storageComplaints } from '../../oracles/storage-oracle';

const PAGE = 'https://pages.example/tides#top';
const words = (text: string): RootBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const documentOf = (...content: RootBlock[]): AdfDocument => ({ version: 1, type: 'doc', content });
const picture = (id: string): RootBlock => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs: { type: 'file', id, collection: '' } }],
});
const linkTo = (href: string): Inline => ({ type: 'text', text: 'there', marks: [{ type: 'link', attrs: { href } }] });

describe('a note', () => {
  it('becomes a paragraph for each part, and keeps single line ends', () => {
    expect(writeNote('  Why we need this.\r\nSecond line.\n \n\nAnother part.\n')).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Why we need this.' },
          { type: 'hardBreak' },
          { type: 'text', text: 'Second line.' },
        ],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'Another part.' }] },
    ]);
  });

  it.each([
    ['', 0],
    [' \n\n\t', 0],
    ['\u0000\u0007', 0],
  ])('of nothing is no paragraph: %j', (note, count) => expect(writeNote(note)).toHaveLength(count));

  it.each([
    ['see https://a.example/x.', 'https://a.example/x', 'https://a.example/x'],
    ['(https://a.example/x)', 'https://a.example/x', 'https://a.example/x'],
    ['https://a.example/Tide_(sea), and so on', 'https://a.example/Tide_(sea)', 'https://a.example/Tide_(sea)'],
    ['HTTPS://A.example/?q=1&r=2#s!', 'HTTPS://A.example/?q=1&r=2#s', 'https://a.example/?q=1&r=2#s'],
  ])('links the address in %j', (note, text, href) => {
    const [paragraph] = writeNote(note);
    expect(paragraph?.content).toContainEqual({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });
    const joined = paragraph?.content?.map((node) => (node.type === 'text' ? node.text : '')).join('');
    expect(joined).toBe(note);
  });

  it.each(['javascript:alert(1)', 'https://me:secret@a.example/', 'https://', 'www.a.example'])(
    'leaves %j as text',
    (note) => {
      expect(writeNote(note)).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: note }] }]);
    },
  );
});

describe('an edited document', () => {
  it('has the note on top, parted from the clip by a rule', () => {
    const { content } = editDocument(documentOf(words('clip')), { note: 'mine' }, PAGE);
    expect(content).toEqual([words('mine'), { type: 'rule' }, words('clip')]);
  });

  it('lacks the blocks that were left out, by their place', () => {
    const document = documentOf(words('a'), words('b'), words('c'));
    expect(editDocument(document, { leftOut: [0, 2, 9] }, PAGE).content).toEqual([words('b')]);
    expect(document.content).toHaveLength(3);
  });

  it('is the same without an edit', () => {
    const document = documentOf(words('a'));
    expect(editDocument(document, {}, PAGE)).toEqual(document);
  });

  it('of nothing but a note has no rule, and of nothing at all an empty paragraph', () => {
    expect(editDocument(documentOf(words('a')), { note: 'mine', leftOut: [0] }, PAGE).content).toEqual([words('mine')]);
    expect(editDocument(documentOf(words('a')), { leftOut: [0] }, PAGE).content).toEqual([{ type: 'paragraph' }]);
  });

  it('names the pictures that stand in it, however deep', () => {
    const cell = { type: 'tableCell' as const, content: [picture('2') as Extract<RootBlock, { type: 'mediaSingle' }>] };
    const table: RootBlock = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
    expect([...pictureIdsIn([picture('1'), words('a'), table])]).toEqual(['1', '2']);
  });

  it('leads a link whose place is left out to the page', () => {
    const anchor: Inline = {
      type: 'inlineExtension',
      attrs: {
        extensionType: 'com.atlassian.confluence.macro.core',
        extensionKey: 'anchor',
        parameters: { macroParams: { '': { value: 'ebb & flow' } } },
      },
    };
    const place: RootBlock = { type: 'heading', attrs: { level: 2 }, content: [anchor] };
    const link: RootBlock = { type: 'paragraph', content: [linkTo('#ebb%20%26%20flow')] };
    const document = documentOf(link, place, words('a'));
    expect(editDocument(document, { leftOut: [2] }, PAGE).content[0]).toEqual(link);
    expect(editDocument(document, { leftOut: [1] }, PAGE).content[0]).toEqual({
      type: 'paragraph',
      content: [linkTo('https://pages.example/tides#ebb%20%26%20flow')],
    });
  });

  it('is valid in both wire forms, whatever is written and left out', () => {
    const edits = fc.record({ note: fc.string({ unit: 'binary' }), leftOut: fc.array(fc.nat(6)) });
    const property = fc.property(arbitraryDocument(1), edits, (document, edit) => {
      const edited = editDocument(document, edit, PAGE);
      expect(complaints(edited)).toEqual([]);
      expect(storageComplaints(toStorage(edited))).toEqual([]);
    });
    fc.assert(property, { numRuns: 60 });
  });
});
