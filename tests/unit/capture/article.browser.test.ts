import { describe, expect, it } from 'vitest';
import { captureArticle } from '../../../lib/capture/article';
import type { CapturedPage } from '../../../lib/clip/captured-page';
import { openPage } from './open-page';

/** What must and what must not be found in the article of a page, and how many nodes of a type at least. */
type Expectation = { keeps: string[]; drops: string[]; nodes: Record<string, number>; author?: string };

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
  return captureArticle({ what: 'article' }, { document, now: () => performance.now(), random: () => 0.5 });
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

    it.runIf(expected.author)('knows who wrote it', async () => {
      expect((await capture()).source.author).toBe(expected.author);
    });
  });
});
