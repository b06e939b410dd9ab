import { describe, expect, it } from 'vitest';
import type { AdfDocument } from '../../../lib/adf/nodes.ts';
import { comparePage } from '../../corpus/compare.ts';
import { documentFacts } from '../../corpus/document-facts.ts';
import { noFacts } from '../../corpus/facts.ts';
import type { PageFacts } from '../../corpus/page-facts.ts';

const text = (words: string) => ({ type: 'text' as const, text: words });
const paragraph = (words: string) => ({ type: 'paragraph' as const, content: [text(words)] });
const item = (words: string) => ({ type: 'listItem' as const, content: [paragraph(words)] });
const cell = (words: string) => ({ type: 'tableCell' as const, content: [paragraph(words)] });
const document = (...content: AdfDocument['content']): AdfDocument => ({ version: 1, type: 'doc', content });

function compare(page: { required?: string; optional?: string; facts?: Partial<PageFacts> }, captured: AdfDocument) {
  const visible = { required: page.required ?? '', optional: page.optional ?? '' };
  const facts = documentFacts(captured, (id) => `https://a.example/${id}.png`);
  return comparePage(
    {
      text: visible,
      facts: { ...noFacts(), address: 'https://a.example/page', code: [], formulas: [], ...page.facts },
    },
    facts,
  );
}

const rates = ({ kept, of }: { kept: number; of: number }) => [kept, of];

describe('the words of a page and of its document', () => {
  it('that are the same are all kept', () => {
    const metrics = compare(
      { required: 'One two,\nTHREE four' },
      document(paragraph('one two, three'), paragraph('four')),
    );
    expect(rates(metrics.recall)).toEqual([4, 4]);
    expect(rates(metrics.precision)).toEqual([4, 4]);
  });

  it('that are missing lower recall and are named', () => {
    const { recall, precision } = compare({ required: 'one two two' }, document(paragraph('one two')));
    expect(recall).toEqual({ kept: 2, of: 3, missing: ['two'] });
    expect(rates(precision)).toEqual([2, 2]);
  });

  it('that nobody saw lower precision and are named', () => {
    expect(compare({ required: 'one' }, document(paragraph('one hidden'))).precision).toEqual({
      kept: 1,
      of: 2,
      missing: ['hidden'],
    });
  });

  it('that may be there or not count neither way', () => {
    const page = { required: 'one', optional: 'Copy' };
    expect(rates(compare(page, document(paragraph('one'))).recall)).toEqual([1, 1]);
    expect(rates(compare(page, document(paragraph('one Copy'))).precision)).toEqual([2, 2]);
  });

  it('that run into each other are lost', () => {
    expect(rates(compare({ required: 'one\ntwo' }, document(paragraph('onetwo'))).recall)).toEqual([0, 2]);
  });

  it('without spaces between are counted by the character', () => {
    expect(rates(compare({ required: '世界の歴史 2026' }, document(paragraph('世界 2026'))).recall)).toEqual([3, 6]);
  });

  it('are found in a smart link, which adds none', () => {
    const card = { type: 'inlineCard' as const, attrs: { url: 'https://a.example/b' } };
    const metrics = compare({ required: 'a.example/b' }, document({ type: 'paragraph', content: [card] }));
    expect(rates(metrics.recall)).toEqual([3, 3]);
    expect(rates(metrics.precision)).toEqual([0, 0]);
  });
});

describe('the facts of a page and of its document', () => {
  it('count a table whole only with every cell', () => {
    const table: AdfDocument['content'][0] = {
      type: 'table',
      content: [{ type: 'tableRow', content: [cell('a'), cell('b c')] }],
    };
    expect(rates(compare({ facts: { tables: [['A', 'b  c']] } }, document(table)).tables)).toEqual([1, 1]);
    const { tables, cells } = compare({ facts: { tables: [['a', 'b c', 'd']] } }, document(table));
    expect(rates(tables)).toEqual([0, 1]);
    expect(cells).toMatchObject({ kept: 2, of: 3, missing: ['d'] });
  });

  it('want every byte of code and its language under any of its names', () => {
    const code = (words: string, language: string): AdfDocument =>
      document({ type: 'codeBlock', attrs: { language }, content: [text(words)] });
    const facts = { code: [{ text: '\nif x:\n  y\n', otherText: '', language: 'python' }] };
    expect(compare({ facts }, code('if x:\n  y', 'py'))).toMatchObject({ code: { kept: 1 }, languages: { kept: 1 } });
    expect(compare({ facts }, code('if x:\n y', 'py'))).toMatchObject({
      code: { kept: 0 },
      languages: { kept: 0, of: 1 },
    });
    expect(compare({ facts }, code('if x:\n  y', 'go'))).toMatchObject({ code: { kept: 1 }, languages: { kept: 0 } });
  });

  it('find pictures by the address of their asset and links in pictures', () => {
    const picture: AdfDocument['content'][0] = {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [
        {
          type: 'media',
          attrs: { type: 'file', id: '1', collection: '' },
          marks: [{ type: 'link', attrs: { href: 'https://a.example/' } }],
        },
      ],
    };
    const facts = { images: ['https://a.example/1.png', 'https://a.example/2.png'], links: ['https://a.example/'] };
    expect(compare({ facts }, document(picture))).toMatchObject({
      images: { kept: 1, of: 2 },
      links: { kept: 1, of: 1 },
    });
  });

  it('find a link within the page where what it leads to is in the document', () => {
    const href = '#over%20there';
    const link: AdfDocument['content'][0] = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'see', marks: [{ type: 'link', attrs: { href } }] }],
    };
    const there: AdfDocument['content'][0] = {
      type: 'paragraph',
      content: [
        {
          type: 'inlineExtension',
          attrs: {
            extensionType: 'com.atlassian.confluence.macro.core',
            extensionKey: 'anchor',
            parameters: { macroParams: { '': { value: 'over there' } } },
          },
        },
      ],
    };
    const facts = { links: ['https://a.example/page#over%20there'] };
    expect(rates(compare({ facts }, document(link, there)).links)).toEqual([1, 1]);
    expect(rates(compare({ facts }, document(link)).links)).toEqual([0, 1]);
  });

  it('want lists as deep and headings as high as they were, in their order', () => {
    const list: AdfDocument['content'][0] = {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph('a'), { type: 'bulletList', content: [item('b')] }] },
        item('c'),
      ],
    };
    expect(rates(compare({ facts: { listDepths: [1, 2, 1] } }, document(list)).listItems)).toEqual([3, 3]);
    expect(rates(compare({ facts: { listDepths: [1, 1, 1] } }, document(list)).listItems)).toEqual([2, 3]);
    const heading: AdfDocument['content'][0] = { type: 'heading', attrs: { level: 2 }, content: [text('Title')] };
    const headings = [
      { level: 2, text: 'Title' },
      { level: 3, text: 'Title' },
    ];
    expect(rates(compare({ facts: { headings } }, document(heading)).headings)).toEqual([1, 2]);
  });
});
