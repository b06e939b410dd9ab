import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../lib/clip/page-facts';
import type { RecordedPage } from '../../../lib/clip/recording';
import { RecordingError } from '../../../lib/compose/checked';
import { composePage } from '../../../lib/compose/compose-page';

const environment = { random: () => 0.5 };
const facts: PageFacts = {
  url: 'https://news.example/bees',
  baseUrl: 'https://news.example/bees',
  title: 'How bees vote | News',
  language: 'en_gb',
  meta: [
    ['og:title', 'How bees vote'],
    ['og:site_name', 'News'],
  ],
  linkedData: [],
  headings: ['How bees vote'],
  bylines: [],
  times: [],
  canonicalUrl: null,
  hasPasswordField: false,
};
const recorded: RecordedPage = {
  token: 't',
  what: 'article',
  facts,
  byline: 'By Ada Example',
  recording: { commands: [['text', 'They dance.', 0]], marks: [], images: [], pageUrl: facts.url },
  selectionText: '',
  keptShare: 0.8,
};

describe('a recorded page', () => {
  it('is a page with its document and where it comes from', () => {
    expect(composePage(recorded, environment)).toEqual({
      token: 't',
      what: 'article',
      source: {
        url: 'https://news.example/bees',
        title: 'How bees vote',
        siteName: 'News',
        author: 'Ada Example',
        language: 'en-GB',
      },
      title: 'How bees vote',
      document: {
        version: 1,
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'They dance.' }] }],
      },
      images: [],
      losses: [],
      selectionText: '',
      isSensitive: false,
      keptShare: 0.8,
    });
  });

  it('that says nothing has a paragraph, since no document is empty', () => {
    const nothing = { ...recorded, recording: { ...recorded.recording, commands: [] } };
    expect(composePage(nothing, environment).document.content).toEqual([{ type: 'paragraph' }]);
  });

  it('keeps the author that the page itself names, and takes the selected passage along', () => {
    const named = { ...facts, meta: [...facts.meta, ['author', 'Bo Example'] as const] };
    const { source } = composePage({ ...recorded, facts: named, textFragment: 'text=They' }, environment);
    expect(source).toMatchObject({ author: 'Bo Example', textFragment: 'text=They' });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no facts', { ...recorded, facts: undefined }],
    ['an address that is none', { ...recorded, facts: { ...facts, url: 'news' } }],
    ['an address that runs', { ...recorded, facts: { ...facts, url: 'javascript:void 0' } }],
    ['metadata that are none', { ...recorded, facts: { ...facts, meta: [['author', { name: 'Ada' }]] } }],
    ['a kind that there is not', { ...recorded, what: 'everything' }],
    ['a share that is no number', { ...recorded, keptShare: 'most' }],
  ])('with %s is refused', (_name, value) => {
    expect(() => composePage(value, environment)).toThrow(RecordingError);
  });
});
