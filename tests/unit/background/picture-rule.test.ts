import { describe, expect, it } from 'vitest';
import type { MediaSingle } from '../../../lib/adf/nodes';
import { applyPictureRule } from '../../../lib/background/picture-rule';
import type { CapturedImage, CapturedPage } from '../../../lib/clip/captured-page';
import { complaints } from '../../oracles/adf-oracles';

const picture = (id: string, alt: string): MediaSingle => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs: { type: 'file', id, collection: '', alt } }],
});

function page(images: CapturedImage[], what: CapturedPage['what'] = 'article'): CapturedPage {
  return {
    token: 't',
    what,
    source: { url: 'https://news.example/', title: 'Tides' },
    title: 'Tides',
    document: {
      version: 1,
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Words' }] },
        ...images.map(({ id, alt = '' }) => picture(id, alt)),
      ],
    },
    images,
    losses: [],
    selectionText: '',
    isSensitive: false,
  };
}

const wide: CapturedImage = { id: '1', url: 'https://news.example/1.png', alt: 'A chart', width: 640, height: 80 };
const icon: CapturedImage = { id: '2', url: 'https://news.example/2.png', alt: 'Share', width: 24, height: 24 };
const unknown: CapturedImage = { id: '3', url: 'https://news.example/3.png', alt: 'A photo' };
const all = page([wide, icon, unknown]);
const wordsOf = (captured: CapturedPage): string => JSON.stringify(captured.document);

describe('the rule for pictures', () => {
  it('keeps them all', () => {
    expect(applyPictureRule(all, 'all')).toBe(all);
  });

  it('leaves out small ones without a word, and keeps those whose size nobody knows', () => {
    const ruled = applyPictureRule(all, 'large');
    expect(ruled.images).toEqual([wide, unknown]);
    expect(wordsOf(ruled)).not.toContain('Share');
    expect(wordsOf(ruled)).toContain('"id":"1"');
  });

  it('leaves out all but their descriptions', () => {
    const ruled = applyPictureRule(all, 'none');
    expect(ruled.images).toEqual([]);
    expect(wordsOf(ruled)).toContain('A chart');
    expect(wordsOf(ruled)).not.toContain('mediaSingle');
    expect(complaints(ruled.document)).toEqual([]);
  });

  it('does not touch a picture that was itself asked for', () => {
    const one = page([icon], 'image');
    expect(applyPictureRule(one, 'none')).toBe(one);
  });
});
