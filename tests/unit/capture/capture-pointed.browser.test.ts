import { afterEach, describe, expect, it } from 'vitest';
import { createImageRegistry } from '../../../lib/capture/image-registry';
import type { CaptureRequest } from '../../../lib/clip/captured-page';
import { captureTools } from './capture-tools';
import { capturePart } from './convert';
import { removePages, showBody } from './show-page';

afterEach(removePages);

const BLUE = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='120'/>`;

function environmentOf(page: Document) {
  return {
    ...captureTools,
    document: page,
    now: () => performance.now(),
    random: Math.random,
    registry: createImageRegistry(),
  };
}

async function captureAt(request: CaptureRequest, body = '') {
  return capturePart(request, environmentOf(await showBody(body)));
}

describe('a link that was pointed at', () => {
  it.each<[string, Partial<CaptureRequest>, unknown]>([
    [
      'keeps its words',
      { linkUrl: 'https://example.com/a', linkText: ' the\n page ' },
      { type: 'text', text: 'the page', marks: [{ type: 'link', attrs: { href: 'https://example.com/a' } }] },
    ],
    [
      'without words is a smart link',
      { linkUrl: 'https://example.com/a' },
      { type: 'inlineCard', attrs: { url: 'https://example.com/a' } },
    ],
    [
      'loses the credentials in its address',
      { linkUrl: 'https://user:word@example.com/a' },
      { type: 'inlineCard', attrs: { url: 'https://example.com/a' } },
    ],
    [
      'that is not safe is only its words',
      { linkUrl: 'javascript:x', linkText: 'press' },
      { type: 'text', text: 'press' },
    ],
  ])('%s', async (_name, request, expected) => {
    const { document, what } = await captureAt({ what: 'link', ...request });
    expect(what).toBe('link');
    expect(document.content).toEqual([{ type: 'paragraph', content: [expected] }]);
  });

  it('says so when it was not safe', async () => {
    const { losses } = await captureAt({ what: 'link', linkUrl: 'javascript:x', linkText: 'press' });
    expect(losses).toEqual([{ code: 'link-unsafe', count: 1 }]);
  });
});

describe('an image that was pointed at', () => {
  it('has its description, its size, and the link around it', async () => {
    const body = `<a href="/large"><img alt="Blue" width="150" src="${BLUE}"></a>`;
    const { document, images, what } = await captureAt({ what: 'image', imageUrl: BLUE }, body);
    expect(what).toBe('image');
    expect(images).toEqual([{ id: '1', url: BLUE, alt: 'Blue', width: 300, height: 120 }]);
    expect(document.content).toEqual([
      {
        type: 'mediaSingle',
        attrs: { layout: 'center', width: 150, widthType: 'pixel' },
        content: [
          {
            type: 'media',
            attrs: { type: 'file', id: '1', collection: '', width: 300, height: 120, alt: 'Blue' },
            marks: [{ type: 'link', attrs: { href: 'https://example.com/large' } }],
          },
        ],
      },
    ]);
  });

  it('is remembered, so that the second call finds it on the screen', async () => {
    const page = await showBody(`<img alt="small" width="30" src="${BLUE}"><img id="large" alt="large" src="${BLUE}">`);
    const environment = environmentOf(page);
    const { token } = await capturePart({ what: 'image', imageUrl: BLUE }, environment);
    expect(environment.registry.find(token, '1')).toEqual({ element: page.querySelector('#large'), isPointed: true });
  });

  it('is found in a shadow tree', async () => {
    const page = await showBody('<div id="host"></div>');
    const shadow = page.querySelector('#host')?.attachShadow({ mode: 'open' });
    const picture = page.createElement('img');
    picture.src = BLUE;
    shadow?.append(picture);
    const environment = environmentOf(page);
    const { token } = await capturePart({ what: 'image', imageUrl: BLUE }, environment);
    expect(environment.registry.find(token, '1')?.element).toBe(picture);
  });

  it('is the one on the screen, of two with one address', async () => {
    const page = await showBody(
      `<img id="shown" width="30" src="${BLUE}"><div style="height:5000px"></div><img width="300" src="${BLUE}">`,
    );
    const environment = environmentOf(page);
    const { token } = await capturePart({ what: 'image', imageUrl: BLUE }, environment);
    expect(environment.registry.find(token, '1')?.element.id).toBe('shown');
  });

  it('is kept by its address when the page shows it in no way we know', async () => {
    const { images } = await captureAt({ what: 'image', imageUrl: 'https://example.com/hidden.png' });
    expect(images).toEqual([{ id: '1', url: 'https://example.com/hidden.png' }]);
  });
});
