import { describe, expect, it } from 'vitest';
import type { CapturedPage } from '../../../lib/clip/captured-page';
import { captureTools } from './capture-tools';
import { captureArticle } from './convert';
import { openPage } from './open-page';

/** What must and what must not be found in the article of a page, and how many nodes of a type at least. */
type Expectation = { keeps: string[]; drops: string[]; nodes: Record<string, number> };

const surroundings = { ...captureTools, now: () => performance.now(), random: () => 0.5 };

const pages = import.meta.glob<string>('../../pages/articles/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expectations = import.meta.glob<Expectation>('../../pages/articles/*.expected.json', {
  import: 'default',
  eager: true,
});
const cases = Object.entries(pages).map(([path, html]) => {
  const expected = expectations[path.replace(/html$/, 'expected.json')];
  if (!expected) throw new Error(`nothing is expected of ${path}`);
  return { name: path.replace(/^.*\/|\.html$/g, ''), html, expected };
});

async function captureHtml(html: string): Promise<CapturedPage> {
  const document = await openPage(html);
  return captureArticle({ what: 'article' }, { ...surroundings, document });
}

/** Every piece of text of a document, each block's on a line of its own. */
function textOf(page: CapturedPage): string {
  const read = (node: { text?: string; content?: unknown }): string =>
    node.text ?? (Array.isArray(node.content) ? node.content.map(read).join(hasText(node) ? '' : '\n') : '');
  const hasText = ({ content }: { content?: unknown }) => JSON.stringify(content).startsWith('[{"type":"text"');
  return read(page.document);
}

function count(page: CapturedPage, type: string): number {
  return JSON.stringify(page.document).split(`{"type":"${type}"`).length - 1;
}

function pageNamed(name: string): string {
  return pages[`../../pages/articles/${name}.html`] ?? '';
}

describe('captureArticle', () => {
  describe.each(cases)('of the page $name', ({ html, expected }) => {
    let captured: Promise<CapturedPage> | undefined;
    const capture = () => (captured ??= captureHtml(html));

    it('is an article', async () => {
      const page = await capture();
      expect(page.what).toBe('article');
      expect(page.losses.map(({ code }) => code)).not.toContain('article-not-found');
    });

    it.each(expected.keeps)('keeps %j', async (text) => {
      expect(textOf(await capture())).toContain(text);
    });

    it.each(expected.drops)('leaves out %j', async (text) => {
      expect(textOf(await capture())).not.toContain(text);
    });

    it.each(Object.entries(expected.nodes))('keeps every %s', async (type, expectedCount) => {
      expect(count(await capture(), type)).toBe(expectedCount);
    });
  });

  it('takes the author from the byline that it leaves out of the text', async () => {
    const page = await captureHtml(pageNamed('news'));
    expect(page.source.author).toBe('Ada Example');
  });

  it('takes nobody for the author who only answered', async () => {
    const page = await captureHtml(pageNamed('clockwork'));
    expect(page.source.author).toBeUndefined();
  });

  it('says how much of what is visible it holds', async () => {
    const { keptShare } = await captureHtml(pageNamed('manual'));
    expect(keptShare).toBeGreaterThan(0.5);
    expect(keptShare).toBeLessThan(1);
  });

  it('says that little was kept when a listing of the page is not in it', async () => {
    const listing = `<pre>${'let water = flow();\n'.repeat(3)}</pre>`;
    const html = pageNamed('news').replace('<footer>', `<footer>${listing}`);
    expect((await captureHtml(html)).keptShare).toBe(0);
  });

  it('counts the pictures of the article only', async () => {
    const { images } = await captureHtml(pageNamed('manual'));
    expect(images.map(({ alt }) => alt)).toEqual(['Wiring']);
  });

  it.each([
    ['a page of a few words', '<title>Closed</title><p>Back at nine.</p>'],
    ['a page of links', `<title>Links</title><ul>${'<li><a href="/a">Somewhere else</a></li>'.repeat(3)}</ul>`],
  ])('gives %s as it is, and says that there was no article', async (_, html) => {
    const page = await captureHtml(html);
    expect(page.what).toBe('page');
    expect(page.losses).toContainEqual({ code: 'article-not-found', count: 1 });
  });

  it('gives an empty page as a link to it', async () => {
    const page = await captureHtml('<title>Nothing</title>');
    expect(page.what).toBe('link');
    expect(page.losses).toContainEqual({ code: 'article-not-found', count: 1 });
  });

  it('does not touch the page', async () => {
    const document = await openPage(pageNamed('manual'));
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await captureArticle({ what: 'article' }, { ...surroundings, document });
    expect([...seen, ...observer.takeRecords()]).toEqual([]);
  });

  // Chromium 156 itself ends at about 3,000 boxes within each other, laid out.
  it('ends on a page that nests more deeply than is read', async () => {
    const document = await openPage(pageNamed('news'));
    let deepest: Element = document.body;
    for (let depth = 0; depth < 1000; depth++) {
      const next = document.createElement('div');
      deepest.append(next);
      deepest = next;
    }
    const page = await captureArticle({ what: 'article' }, { ...surroundings, document });
    expect(textOf(page)).toContain('to long applause');
  });

  it('keeps the language of its code, which the extractor would not', async () => {
    const { document } = await captureHtml(pageNamed('manual'));
    expect(document.content).toContainEqual(
      expect.objectContaining({ type: 'codeBlock', attrs: { language: 'python' } }),
    );
  });

  it('ends on a page that takes more time than there is', async () => {
    const document = await openPage(
      `<title>Long</title>${'<p>A sentence, with a comma, of a story.</p>'.repeat(3_000)}`,
    );
    let time = 0;
    const now = () => {
      time += 40;
      return time;
    };
    const page = await captureArticle({ what: 'article' }, { ...surroundings, document, now });
    expect(page.losses).toContainEqual({ code: 'cut-short', count: 1 });
    expect(textOf(page)).toContain('of a story');
  });

  it('gives the page where the extractor is not equal to it', async () => {
    const document = await openPage('<title>Wide</title><p>The first of very many words.</p>');
    for (let count = 0; count < 51_000; count++) document.body.append(document.createElement('i'));
    const page = await captureArticle({ what: 'article' }, { ...surroundings, document, now: () => 0 });
    expect(page.what).toBe('page');
    expect(textOf(page)).toContain('The first of very many words.');
  });

  it('sees through a form whose controls are named like properties', async () => {
    const controls = ['attributes', 'childNodes', 'firstChild', 'parentNode', 'nodeName', 'textContent', 'className']
      .map((name) => `<input type="hidden" name="${name}">`)
      .join('');
    const html = pageNamed('news').replace('<div class="inner">', `<form class="inner">${controls}`);
    expect(textOf(await captureHtml(html))).toContain('to long applause');
  });
});
