import { describe, expect, it } from 'vitest';
import type { Source } from '../../../lib/clip/source';
import { createSourceLine, linkPassage } from '../../../lib/clip/source-line';

const words = { locale: 'en-GB', timeZone: 'UTC', clippedOn: (date: string) => `Clipped ${date}` };
const noon = Date.UTC(2026, 10, 24, 12);

function textOf(source: Source, capturedAt = noon): string {
  const line = createSourceLine(source, capturedAt, words);
  return (line.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

describe('createSourceLine', () => {
  it('says title, site, author, day of publication and day of the clip', () => {
    const source: Source = {
      url: 'https://site.example/bees',
      title: 'How bees vote',
      siteName: 'Field Notes',
      author: 'Ada Example',
      published: '2026-03-09T23:30:00-08:00',
    };
    expect(textOf(source)).toBe('How bees vote · Field Notes · Ada Example · 9 Mar 2026 · Clipped 24 Nov 2026');
  });

  it('links the title to the page', () => {
    const line = createSourceLine({ url: 'https://site.example/bees', title: 'How bees vote' }, noon, words);
    expect(line.content?.[0]).toEqual({
      type: 'text',
      text: 'How bees vote',
      marks: [{ type: 'link', attrs: { href: 'https://site.example/bees' } }],
    });
  });

  it('leaves out what is not known', () => {
    expect(textOf({ url: 'https://site.example/', title: 'Home' })).toBe('Home · Clipped 24 Nov 2026');
  });

  it('names the host of a page without a title', () => {
    expect(textOf({ url: 'https://site.example/bees', title: '' })).toBe('site.example · Clipped 24 Nov 2026');
  });

  it.each([
    ['letters of another script', 'https://\u0430pple.example/x', 'xn--pple-43d.example'],
    ['accents', 'https://b\u00fccher.example/x', 'xn--bcher-kva.example'],
    ['a name before it', 'https://apple.example@evil.example/x', 'evil.example'],
  ])('names a host with %s as it is', (_, url, host) => {
    expect(textOf({ url, title: '' })).toBe(`${host} · Clipped 24 Nov 2026`);
  });

  it('does not say the title twice', () => {
    const source = { url: 'https://site.example/', title: 'Field Notes', siteName: 'Field Notes' };
    expect(textOf(source)).toBe('Field Notes · Clipped 24 Nov 2026');
  });

  it('does not say the site twice, where it is the author as well', () => {
    const source = { url: 'https://site.example/', title: 'Home', siteName: 'Field Notes', author: 'Field Notes' };
    expect(textOf(source)).toBe('Home · Field Notes · Clipped 24 Nov 2026');
  });

  it('leaves out a day of publication that is none', () => {
    expect(textOf({ url: 'https://site.example/', title: 'Home', published: 'soon' })).toBe(
      'Home · Clipped 24 Nov 2026',
    );
  });
});

describe('linkPassage', () => {
  const textFragment = 'text=bees%20vote';
  it.each([
    ['a plain address', 'https://site.example/a', 'https://site.example/a#:~:text=bees%20vote'],
    ['an address with a fragment', 'https://site.example/a#two', 'https://site.example/a#two:~:text=bees%20vote'],
    [
      'an address with a directive',
      'https://site.example/a#two:~:text=x',
      'https://site.example/a#two:~:text=bees%20vote',
    ],
  ])('puts the directive behind %s', (_, url, expected) => {
    expect(linkPassage({ url, title: '', textFragment })).toBe(expected);
  });

  it('leads to the page when nothing was selected', () => {
    expect(linkPassage({ url: 'https://site.example/a#two', title: '' })).toBe('https://site.example/a#two');
  });
});
