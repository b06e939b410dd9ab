import { describe, expect, it } from 'vitest';
import type { Heading } from '../../../lib/adf/nodes';
import type { CapturedPage } from '../../../lib/clip/captured-page';
import { createClip } from '../../../lib/clip/create-clip';

const url = 'https://site.example/bees';
const captured: CapturedPage = {
  token: 'a1',
  what: 'page',
  source: { url, title: 'How bees vote' },
  title: '  How bees\u202E vote ',
  document: {
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'They dance.' }] }],
  },
  images: [
    { id: '1', url: 'https://site.example/../../etc/CON%0d%0a.png', alt: 'A bee', width: 640, height: 480 },
    { id: '2', url: '' },
  ],
  losses: [
    { code: 'cut-short', count: 1 },
    { code: 'cut-short', count: 1 },
  ],
  selectionText: '',
  isSensitive: false,
};
const options = {
  id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  now: Date.UTC(2026, 10, 24, 12),
  settings: { hasSourceLine: false },
  words: { locale: 'en-GB', timeZone: 'UTC', clippedOn: (date: string) => `Clipped ${date}` },
};

describe('createClip', () => {
  it('gives the clip its id, time, kind and source', () => {
    expect(createClip(captured, options)).toMatchObject({
      id: options.id,
      capturedAt: options.now,
      what: 'page',
      source: { url, title: 'How bees vote' },
    });
  });

  it('gives it a title that Confluence takes', () => {
    expect(createClip(captured, options).title).toBe('How bees vote');
  });

  it('makes every picture a pending asset under a name of our own', () => {
    const { assets } = createClip(captured, options);
    expect(assets).toEqual([
      { ...captured.images[0], name: 'clip-3f2504e0-1', state: 'pending' },
      { id: '2', url: '', name: 'clip-3f2504e0-2', state: 'pending' },
    ]);
  });

  it('adds up losses of one kind', () => {
    expect(createClip(captured, options).losses).toEqual([{ code: 'cut-short', count: 2 }]);
  });

  it('keeps the document as it was without a source line', () => {
    expect(createClip(captured, options).document).toEqual(captured.document);
  });

  it('puts the source line on top where the person wants it', () => {
    const { document } = createClip(captured, { ...options, settings: { hasSourceLine: true } });
    expect(document.content).toHaveLength(2);
    expect(JSON.stringify(document.content[0])).toContain('Clipped 24 Nov 2026');
    expect(document.content[1]).toEqual(captured.document.content[0]);
  });

  describe('under a source line', () => {
    const text = (words: string) => ({ type: 'text', text: words }) as const;
    const anchor = {
      type: 'inlineExtension',
      attrs: {
        extensionType: 'com.atlassian.confluence.macro.core',
        extensionKey: 'anchor',
        parameters: { macroParams: { '': { value: 'top' } } },
      },
    } as const;
    const [dance] = captured.document.content;
    const begin = (
      content: NonNullable<Heading['content']>,
      page: Partial<CapturedPage> = {},
      hasSourceLine = true,
    ) => {
      const heading: Heading = { type: 'heading', attrs: { level: 1 }, content };
      const blocks = dance ? [heading, dance] : [heading];
      const named = {
        ...captured,
        title: 'How bees vote',
        document: { ...captured.document, content: blocks },
        ...page,
      };
      return createClip(named, { ...options, settings: { hasSourceLine } }).document.content.map(({ type }) => type);
    };

    it('leaves out a first heading that only repeats the title', () => {
      expect(begin([text('How '), text('bees vote')])).toEqual(['paragraph', 'paragraph']);
    });

    it.each([
      ['says something else', [text('How bees vote, and why')], {}],
      ['is what links lead to', [anchor, text('How bees vote')], {}],
      ['was selected', [text('How bees vote')], { what: 'selection' }],
    ] as const)('keeps one that %s', (_, content, page) => {
      expect(begin([...content], page)).toEqual(['paragraph', 'heading', 'paragraph']);
    });

    it('keeps it where there is no source line to name the page', () => {
      expect(begin([text('How bees vote')], {}, false)).toEqual(['heading', 'paragraph']);
    });

    it('keeps it where it is all there is', () => {
      const heading: Heading = { type: 'heading', attrs: { level: 1 }, content: [text('How bees vote')] };
      const document = { ...captured.document, content: [heading] };
      const page = { ...captured, title: 'How bees vote', document };
      expect(createClip(page, { ...options, settings: { hasSourceLine: true } }).document.content).toHaveLength(2);
    });
  });

  it('changes nothing it was given', () => {
    const before = structuredClone(captured);
    createClip(captured, { ...options, settings: { hasSourceLine: true } });
    expect(captured).toEqual(before);
  });

  it.each([
    ['says nothing twice about a page saved as a link to itself', url, 1],
    ['says where a link to another page was found', 'https://other.example/', 2],
  ])('%s', (_, target, blocks) => {
    const link: CapturedPage = {
      ...captured,
      what: 'link',
      document: {
        version: 1,
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'inlineCard', attrs: { url: target } }] }],
      },
    };
    expect(createClip(link, { ...options, settings: { hasSourceLine: true } }).document.content).toHaveLength(blocks);
  });
});
