import { describe, expect, it } from 'vitest';
import { readLinkedData } from '../../../lib/compose/linked-data';

const article = {
  '@type': 'NewsArticle',
  headline: 'How bees vote',
  datePublished: '2026-03-09',
  author: { '@type': 'Person', name: 'Ada Example' },
  publisher: { name: 'Field Notes' },
};
const facts = { title: 'How bees vote', published: '2026-03-09', author: 'Ada Example', siteName: 'Field Notes' };
const read = (...values: unknown[]) => readLinkedData(values.map((value) => JSON.stringify(value)));

describe('readLinkedData', () => {
  it.each([
    ['as it stands', article],
    ['in a list', [{ '@type': 'BreadcrumbList' }, article]],
    ['in a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', name: 'Bob' }, article] }],
    ['as the main entity', { '@type': 'WebSite', mainEntity: article }],
    ['of several types', { ...article, '@type': ['Thing', 'https://schema.org/BlogPosting'] }],
  ])('reads an article %s', (_, value) => {
    expect(read(value)).toEqual(facts);
  });

  it.each([
    ['as text', 'Ada Example', 'Ada Example'],
    ['of several', ['Ada', { name: 'Bob' }, { name: 'Ada' }], 'Ada, Bob'],
    ['by an address', 'https://social.example/ada', undefined],
    ['by nothing', 7, undefined],
  ])('reads authors given %s', (_, author, expected) => {
    expect(read({ ...article, author }).author).toBe(expected);
  });

  it('prefers the article that says who wrote it', () => {
    expect(read({ '@type': 'WebPage', name: 'Home' }, article)).toEqual(facts);
  });

  it.each([
    ['broken', ['{"@type":']],
    ['no object', ['7', 'null', '"text"', '[]']],
    ['huge', [JSON.stringify({ ...article, text: 'x'.repeat(400_000) })]],
    ['deep', [`${'['.repeat(50_000)}${']'.repeat(50_000)}`]],
    ['wide', [JSON.stringify(new Array(100_000).fill(1))]],
    ['of products', [JSON.stringify({ '@type': 'Product', name: 'Hive' })]],
  ])('says nothing of what is %s', (_, scripts) => {
    expect(readLinkedData(scripts)).toEqual({});
  });

  it('takes keys that name prototypes for keys', () => {
    const hostile = `{"@type":"Article","headline":"Bees","__proto__":{"author":"Mallory","polluted":1},"constructor":{"prototype":{"polluted":1}}}`;
    expect(readLinkedData([hostile])).toEqual({ title: 'Bees' });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});
