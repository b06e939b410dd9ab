import { cleanup, render } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { PreviewBlocks } from '../../../components/clip/clip-preview';
import type { AdfDocument, RootBlock } from '../../../lib/adf/nodes';
import { arbitraryDocument } from '../../oracles/arbitrary-document.ts';
import { documentText } from '../../oracles/document-text.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

function preview(content: RootBlock[], pictureUrl: (id: string) => string | undefined = () => undefined): Element {
  const document: AdfDocument = { version: 1, type: 'doc', content };
  return render(<PreviewBlocks blocks={document.content} pictureUrl={pictureUrl} />).container;
}

/** The text of the page as a document has it: breaks are line feeds, and what stands for a picture is not text. */
function shownText(node: Node): string {
  if (node instanceof HTMLBRElement) return '\n';
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && node.role === 'img') return '';
  return [...node.childNodes].map(shownText).join('');
}

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });
const picture = (alt: string): RootBlock => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [
    { type: 'media', attrs: { type: 'file', id: '1', collection: '', alt, width: 60, height: 20 } },
    { type: 'caption', content: [{ type: 'text', text: 'Figure 1' }] },
  ],
});

describe('the preview of a clip', () => {
  afterEach(cleanup);

  it('holds the text of any document, all of it and in order', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        const { container, unmount } = render(<PreviewBlocks blocks={document.content} pictureUrl={() => undefined} />);
        expect(shownText(container)).toBe(documentText(document));
        unmount();
      }),
      { seed: 20261124, numRuns: 300 },
    );
  }, 120_000);

  it('shows markup that a page had as text', () => {
    const container = preview([paragraph('<img src=x onerror=alert(1)><script>alert(2)</script>')]);
    expect(container.querySelectorAll('img, script')).toHaveLength(0);
    expect(container.textContent).toBe('<img src=x onerror=alert(1)><script>alert(2)</script>');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' java\nscript:alert(1)', 'vbscript:x', 'file:///etc/passwd'])(
    'does not link to %j',
    (href) => {
      const marks = [{ type: 'link' as const, attrs: { href } }];
      const container = preview([{ type: 'paragraph', content: [{ type: 'text', text: 'words', marks }] }]);
      expect(container.querySelector('a')).toBeNull();
      expect(container.textContent).toBe('words');
    },
  );

  it('opens a link outside and tells the page nothing about it', () => {
    const container = preview([{ type: 'blockCard', attrs: { url: 'https://a.example/' } }]);
    const link = container.querySelector('a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toBe('noopener noreferrer');
  });

  it('shows a picture with its description once its bytes are here', () => {
    const container = preview([picture('A chart')], (id) => (id === '1' ? PIXEL : undefined));
    const image = container.querySelector('img');
    expect(image?.alt).toBe('A chart');
    expect(image?.src).toBe(PIXEL);
    expect(container.querySelector('figcaption')?.textContent).toBe('Figure 1');
  });

  it('keeps the place of a picture whose bytes are not here yet', () => {
    const container = preview([picture('A chart')]);
    const placeholder = container.querySelector<HTMLElement>('[role=img]');
    expect(placeholder?.ariaLabel).toBe('A chart');
    expect(placeholder && getComputedStyle(placeholder).aspectRatio).toBe('60 / 20');
  });

  it('asks the network for nothing that a page named', () => {
    const external = { type: 'external' as const, url: 'https://tracker.example/pixel.png' };
    const container = preview([
      { type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: external }] },
    ]);
    expect(container.querySelectorAll('[src], [srcset]')).toHaveLength(0);
  });

  it('shows tables with their header cells, spans and widths', () => {
    const cell = (text: string, attrs: object) => ({ type: 'tableCell' as const, attrs, content: [paragraph(text)] });
    const container = preview([
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ ...cell('a', { colspan: 2, colwidth: [100, 300] }), type: 'tableHeader' }] },
          { type: 'tableRow', content: [cell('b', {}), cell('c', {})] },
        ],
      },
    ]);
    expect(container.querySelector('th')?.colSpan).toBe(2);
    expect([...container.querySelectorAll('col')].map((column) => column.style.width)).toEqual(['25%', '75%']);
  });

  it.each([
    ['#deebff', 'rgb(0, 0, 0)'],
    ['#172b4d', 'rgb(255, 255, 255)'],
  ])('writes on a cell of the colour %s in %s', (background, expected) => {
    const cell = { type: 'tableCell' as const, attrs: { background }, content: [paragraph('x')] };
    const container = preview([{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }]);
    const shown = container.querySelector('td p');
    expect(shown && getComputedStyle(shown).color).toBe(expected);
  });

  it('shows tasks as boxes that only show', () => {
    const task = (state: 'TODO' | 'DONE') => ({
      type: 'taskItem' as const,
      attrs: { localId: state, state },
      content: [{ type: 'text' as const, text: state }],
    });
    const container = preview([{ type: 'taskList', attrs: { localId: 'l' }, content: [task('TODO'), task('DONE')] }]);
    const boxes = [...container.querySelectorAll('input')];
    expect(boxes.map((box) => [box.checked, box.disabled])).toEqual([
      [false, true],
      [true, true],
    ]);
  });
});
