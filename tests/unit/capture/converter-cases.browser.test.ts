import { afterEach, describe, expect, it } from 'vitest';
import { convertElement } from './convert';
import { pinFonts } from './pin-fonts';
import { removePages, showPage } from './show-page';

const pages = import.meta.glob<string>('../../pages/*.html', { query: '?raw', import: 'default', eager: true });

const nameOf = (path: string) => path.replace(/^.*\/(.*)\.html$/, '$1');

afterEach(removePages);

describe('a page becomes the document that lies beside it', () => {
  it.each(Object.keys(pages).map((path) => [nameOf(path), pages[path] ?? ''] as const))('%s', async (name, html) => {
    const document = await showPage(html);
    await pinFonts(document);
    let count = 0;
    const random = () => {
      count += 1;
      return count / 4096;
    };
    const { content, images, losses } = await convertElement(document.body, { document, now: () => 0, random });
    const captured = {
      document: { version: 1, type: 'doc', content },
      images: images.map(({ url, ...rest }) => ({ ...rest, url: url.slice(0, 40) })),
      losses,
    };
    await expect(`${JSON.stringify(captured, null, 1)}\n`).toMatchFileSnapshot(`../../pages/${name}.json`);
  });

  it.each(Object.keys(pages).map((path) => [nameOf(path), pages[path] ?? ''] as const))(
    'nothing secret of %s is in it',
    async (_name, html) => {
      const document = await showPage(html);
      const { content } = await convertElement(document.body, { document, now: () => 0, random: () => 0 });
      expect(JSON.stringify(content)).not.toContain('SECRET');
    },
  );
});
