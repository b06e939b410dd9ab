import { describe, expect, it } from 'vitest';
import { isTooLarge, type PublishedMedia, renderBody, WIRE_FOR } from '../../../lib/adf/body.ts';
import type { AdfDocument } from '../../../lib/adf/nodes.ts';
import type { Body } from '../../../lib/confluence/confluence-client.ts';

const DOCUMENT: AdfDocument = {
  version: 1,
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Look & see' }] },
    {
      type: 'mediaSingle',
      attrs: { layout: 'center' },
      content: [{ type: 'media', attrs: { type: 'file', id: '1', collection: '' } }],
    },
  ],
};
const inPlace = (): PublishedMedia => ({
  kind: 'file',
  fileId: 'uuid',
  collection: 'contentId-7',
  fileName: 'clip-1.png',
});

describe('a body', () => {
  it('of a page is ADF and of a blog post storage', () => {
    expect(WIRE_FOR).toEqual({ page: 'adf', blogpost: 'storage' });
  });

  it('in ADF is JSON text that names pictures by file id', () => {
    const body: Body = renderBody(DOCUMENT, 'adf', inPlace);
    expect(body.representation).toBe('atlas_doc_format');
    expect(JSON.parse(body.value).content[1].content[0].attrs).toEqual({
      type: 'file',
      id: 'uuid',
      collection: 'contentId-7',
    });
  });

  it('in storage format names pictures by file name', () => {
    const body: Body = renderBody(DOCUMENT, 'storage', inPlace);
    expect(body).toEqual({
      representation: 'storage',
      value:
        '<p>Look &amp; see</p><ac:image ac:align="center" ac:layout="center">' +
        '<ri:attachment ri:filename="clip-1.png" /></ac:image>',
    });
  });

  it('leaves a lost picture out of both', () => {
    const lost = (): PublishedMedia => ({ kind: 'lost' });
    expect(renderBody(DOCUMENT, 'storage', lost).value).toBe('<p>Look &amp; see</p>');
    expect(renderBody(DOCUMENT, 'adf', lost).value).not.toContain('media');
  });

  it.each([
    ['a small one', 'a'.repeat(1_000), false],
    ['almost five megabytes', 'a'.repeat(4_900_000), false],
    ['five megabytes', 'a'.repeat(5_000_000), true],
    ['fewer characters of several bytes each', '漢'.repeat(1_700_000), true],
    ['characters that JSON has to escape', '"'.repeat(2_600_000), true],
  ])('knows whether %s is too large', (_name, value, expected) => {
    expect(isTooLarge({ representation: 'storage', value })).toBe(expected);
  });
});
