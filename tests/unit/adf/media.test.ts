import { describe, expect, it } from 'vitest';
import { type MediaTarget, withMedia } from '../../../lib/adf/media.ts';
import type { AdfDocument, Media, MediaSingle, RootBlock } from '../../../lib/adf/nodes.ts';

const link = { type: 'link' as const, attrs: { href: 'https://a.example/story' } };
const media: Media = {
  type: 'media',
  attrs: { type: 'file', id: '1', collection: '', alt: 'A chart', width: 30, height: 20 },
};
const single = (picture: Media = media): MediaSingle => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [picture],
});
const captioned: MediaSingle = {
  ...single(),
  content: [media, { type: 'caption', content: [{ type: 'text', text: 'Figure 1' }] }],
};
const document = (...content: RootBlock[]): AdfDocument => ({ version: 1, type: 'doc', content });
const contentAfter = (target: MediaTarget, ...content: RootBlock[]): RootBlock[] =>
  withMedia(document(...content), () => target).content;

const FILE: MediaTarget = { kind: 'file', fileId: 'uuid', collection: 'contentId-7' };
const LOST: MediaTarget = { kind: 'lost' };
const italics = (words: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: words, marks: [{ type: 'em' }] }],
});

describe('a document whose pictures are put in place', () => {
  it('names the file on the server and keeps size, description, link and caption', () => {
    const linked: MediaSingle = {
      ...captioned,
      content: [
        { ...media, marks: [link] },
        { type: 'caption', content: [] },
      ],
    };
    expect(contentAfter(FILE, linked)).toEqual([
      {
        ...linked,
        content: [
          {
            type: 'media',
            attrs: { type: 'file', id: 'uuid', collection: 'contentId-7', alt: 'A chart', width: 30, height: 20 },
            marks: [link],
          },
          { type: 'caption', content: [] },
        ],
      },
    ]);
  });

  it('takes the size of a file that is a part, and shows it no larger', () => {
    const wide: MediaSingle = { ...single(), attrs: { layout: 'center', width: 30, widthType: 'pixel' } };
    const part: MediaTarget = { ...FILE, size: { width: 12, height: 16 } };
    expect(contentAfter(part, wide)).toMatchObject([
      { attrs: { width: 12, widthType: 'pixel' }, content: [{ attrs: { width: 12, height: 16, alt: 'A chart' } }] },
    ]);
  });

  it('points to the web where the picture stays there', () => {
    const [placed] = contentAfter({ kind: 'external', url: 'https://a.example/a.png' }, single());
    expect(placed).toMatchObject({
      content: [{ attrs: { type: 'external', url: 'https://a.example/a.png', alt: 'A chart' } }],
    });
    expect(JSON.stringify(placed)).not.toContain('collection');
  });

  it('leaves a picture alone that was on the web already', () => {
    const external = single({ type: 'media', attrs: { type: 'external', url: 'https://a.example/a.png' } });
    expect(contentAfter(LOST, external)).toEqual([external]);
  });

  it('tells each picture by its asset', () => {
    const second = single({ ...media, attrs: { type: 'file', id: '2', collection: '' } });
    const placed = withMedia(document(single(), second), (id) => ({
      kind: 'file',
      fileId: `file ${id}`,
      collection: 'c',
    }));
    expect(JSON.stringify(placed.content).match(/file \d/g)).toEqual(['file 1', 'file 2']);
  });

  it('does not change the document it was given', () => {
    const before = document(captioned);
    const copy = structuredClone(before);
    withMedia(before, () => FILE);
    expect(before).toEqual(copy);
  });
});

describe('a lost picture', () => {
  it('leaves its description in italics and its caption', () => {
    expect(contentAfter(LOST, captioned)).toEqual([
      italics('A chart'),
      { type: 'paragraph', content: [{ type: 'text', text: 'Figure 1' }] },
    ]);
  });

  it('is described in the words given for it', () => {
    expect(contentAfter({ kind: 'lost', alt: 'not readable' }, single())).toEqual([italics('not readable')]);
  });

  it('leaves its link', () => {
    const [remains] = contentAfter(LOST, single({ ...media, marks: [link] }));
    expect(remains).toMatchObject({ content: [{ text: 'A chart', marks: [link, { type: 'em' }] }] });
  });

  it('leaves an address to follow when it was a link without words', () => {
    const bare: Media = { type: 'media', attrs: { type: 'file', id: '1', collection: '' }, marks: [link] };
    expect(contentAfter(LOST, single(bare))).toMatchObject([
      { content: [{ text: link.attrs.href, marks: [link, {}] }] },
    ]);
  });

  it('without words is gone, and what held only it holds an empty paragraph', () => {
    const silent = single({ type: 'media', attrs: { type: 'file', id: '1', collection: '' } });
    const empty = { type: 'paragraph' };
    expect(contentAfter(LOST, silent)).toEqual([empty]);
    expect(contentAfter(LOST, { type: 'blockquote', content: [silent] })).toEqual([
      { type: 'blockquote', content: [empty] },
    ]);
    expect(contentAfter(LOST, { type: 'rule' }, silent)).toEqual([{ type: 'rule' }]);
  });

  it('at the start of a list item before a list leaves an empty paragraph there', () => {
    const silent = single({ type: 'media', attrs: { type: 'file', id: '1', collection: '' } });
    const inner = {
      type: 'bulletList' as const,
      content: [{ type: 'listItem' as const, content: [{ type: 'paragraph' as const }] }],
    };
    const outer: RootBlock = { type: 'bulletList', content: [{ type: 'listItem', content: [silent, inner] }] };
    expect(contentAfter(LOST, outer)).toEqual([
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }, inner] }] },
    ]);
  });
});
