import { describe, expect, it } from 'vitest';
import { readPageFacts } from '../../../lib/capture/page-facts';
import { describeSource } from '../../../lib/compose/source';
import { openPage } from './open-page';

/** A document with an address of its own, as far as the reader can tell. */
async function read(html: string, url = 'https://www.notes.example/bees') {
  const page = await openPage(html.includes('<base') ? html : `<base href="${url}">${html}`);
  return describeSource(readPageFacts(page));
}

describe('what a page says of itself', () => {
  it('reads what a page says of itself', async () => {
    const { source, title } = await read(`<html lang="en_gb"><title>How bees vote | The Notes</title>
      <meta property="og:title" content="How bees vote"><meta property="og:site_name" content="The Notes">
      <meta name="author" content="By Ada Example"><meta property="article:published_time" content="2026-03-09T08:00:00Z">
      <link rel="canonical" href="https://notes.example/bees?id=1#top"><h1>How bees vote</h1>`);
    expect(title).toBe('How bees vote');
    expect(source).toEqual({
      url: 'https://www.notes.example/bees',
      title: 'How bees vote',
      siteName: 'The Notes',
      author: 'By Ada Example'.slice(3),
      published: '2026-03-09T08:00:00Z',
      canonicalUrl: 'https://notes.example/bees?id=1',
      language: 'en-GB',
    });
  });

  it('gives an address without credentials', async () => {
    expect((await read('', 'https://me:secret@notes.example/bees')).source.url).toBe('https://notes.example/bees');
  });

  it('reads a name and a day from the page itself', async () => {
    const { source } = await read(`<title>Bees</title><article><header><a rel="author" href="/ada">Ada Example</a>
      <time datetime="2026-03-09">Monday</time></header></article>`);
    expect(source).toMatchObject({ author: 'Ada Example', published: '2026-03-09' });
  });

  it.each([
    ['of another site', 'https://evil.example/bees'],
    ['that is the front page', 'https://notes.example/'],
    ['that runs', 'javascript:alert(1)'],
    ['that is none', 'https://'],
  ])('gives no canonical address %s', async (_, href) => {
    const { source } = await read(`<title>Bees</title><link rel="canonical" href="${href}">`);
    expect(source.canonicalUrl).toBeUndefined();
  });

  it('says nothing that is of the page before, in an application of one page', async () => {
    const { source } = await read(`<title>Settings</title><meta property="og:title" content="How bees vote">
      <meta property="og:url" content="https://notes.example/bees/old"><meta name="author" content="Ada Example">
      <link rel="canonical" href="https://notes.example/bees/old">`);
    expect(source).toEqual({ url: 'https://www.notes.example/bees', title: 'Settings' });
  });

  it('gives one clean line whatever a page writes', async () => {
    const { source } = await read(`<title>How&#x202E; bees\n&#7;  vote</title>
      <meta name="author" content="Ada&#x202E;&#8203; Example">`);
    expect(source).toMatchObject({ title: 'How bees vote', author: 'Ada Example' });
  });

  it('gives no more than a line of what goes on for megabytes', async () => {
    const { source } = await read(`<title>${'bees '.repeat(500_000)}</title>`);
    expect(source.title.length).toBeLessThanOrEqual(500);
  });

  it('leaves out a language that is none', async () => {
    expect((await read('<html lang="klingon!!"><title>Bees</title>')).source.language).toBeUndefined();
  });

  it('reads a page whose elements are named like properties of it', async () => {
    const names = ['title', 'URL', 'baseURI', 'querySelectorAll', 'documentElement', 'head'];
    const forms = names.map((name) => `<form name="${name}"></form><img name="${name}">`).join('');
    const { source } = await read(`<title>How bees vote</title>${forms}`);
    expect(source).toEqual({ url: 'https://www.notes.example/bees', title: 'How bees vote' });
  });

  it('reads metadata named like a prototype without harm', async () => {
    const { source } =
      await read(`<title>Bees</title><meta name="__proto__" content="x"><meta name="constructor" content="y">
      <script type="application/ld+json">{"@type":"Article","__proto__":{"polluted":1},"headline":"Bees"}</script>`);
    expect(source.title).toBe('Bees');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('isSensitive', () => {
  it.each([
    ['a password field', '<input type="password">', true],
    [
      'one within a component',
      '<div><template shadowrootmode="open"><p><input type="PassWord"></p></template></div>',
      true,
    ],
    [
      'one within components within each other',
      '<div><template shadowrootmode="open"><div><template shadowrootmode="open"><input type="password"></template></div></template></div>',
      true,
    ],
    ['a hidden one', '<div style="display:none"><input type="password"></div>', false],
    ['a transparent one', '<input type="password" style="opacity:0">', false],
    ['a field for a name', '<input type="text" name="password">', false],
    ['words', '<p>Type your password</p>', false],
  ])('of a page with %s: %s', async (_, html, expected) => {
    expect((await read(html)).isSensitive).toBe(expected);
  });

  it('of a page with a token in its address: true', async () => {
    const url = 'https://notes.example/reset?token=6f1ed002ab5595859014';
    expect((await read('', url)).isSensitive).toBe(true);
  });
});
