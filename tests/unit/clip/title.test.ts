import { describe, expect, it } from 'vitest';
import { normalizeTitle, numberTitle } from '../../../lib/clip/title';

const source = { url: 'https://news.example:8443/a?b#c' };
const capturedAt = Date.UTC(2026, 10, 24, 23, 59);
const normalize = (title: string): string => normalizeTitle(title, source, capturedAt);

describe('normalizeTitle', () => {
  it.each([
    ['a plain title stays', 'How tea is made', 'How tea is made'],
    ['lines become one', ' one\r\n\ttwo\u2028three ', 'one two three'],
    ['NUL, C0 and C1 controls go', 'a\u0000b\u001Bc\u0085d', 'a b c d'],
    ['bidi controls go', 'abc\u202Egnp.exe\u2066x\u2069\u200F', 'abc gnp.exe x'],
    ['zero-width spaces go', '\uFEFFa\u200Bb', 'a b'],
    ['a lone surrogate is replaced', 'a\uD83Db', 'a\uFFFDb'],
    ['noncharacters go', 'a\uFFFEb\uFFFFc', 'a b c'],
    ['what Confluence allows in a title stays', '/ \\ : * ? " < > |', '/ \\ : * ? " < > |'],
    ['joined emoji stay whole', '👩‍👩‍👧 family', '👩‍👩‍👧 family'],
    ['words of every script stay', 'שלום مرحبا 日本語', 'שלום مرحبا 日本語'],
  ])('%s', (_rule, title, expected) => {
    expect(normalize(title)).toBe(expected);
  });

  it.each(['', '   ', '\n\t', '\u202E\u200B', '\u0000'])('names what has no title (%j) by host and date', (title) => {
    expect(normalize(title)).toBe('news.example:8443 2026-11-24');
  });

  it('names by the date alone what has no usable address either', () => {
    expect(normalizeTitle('', { url: 'not a url' }, capturedAt)).toBe('2026-11-24');
  });

  it('is cut to 255 UTF-16 units', () => {
    expect(normalize('x'.repeat(100_000))).toBe('x'.repeat(255));
    expect(normalize('y'.repeat(255))).toBe('y'.repeat(255));
  });

  it('is cut before a grapheme that would be split', () => {
    const family = '👩‍👩‍👧';
    expect(normalize('x'.repeat(250) + family)).toBe('x'.repeat(250));
    expect(normalize(`${'x'.repeat(254)}e\u0301`)).toBe('x'.repeat(254));
    expect(normalize(`${'x'.repeat(254)}🙂`)).toBe('x'.repeat(254));
  });

  it('cuts one endless grapheme by force', () => {
    const title = normalize(`a${'\u0301'.repeat(1000)}`);
    expect(title.length).toBeLessThanOrEqual(255);
    expect(title.startsWith('a')).toBe(true);
  });

  it('changes nothing when done twice', () => {
    for (const title of ['a\u0000 b', 'x'.repeat(300), ' \u202E', '👩‍👩‍👧'.repeat(60)]) {
      expect(normalize(normalize(title))).toBe(normalize(title));
    }
  });
});

describe('numberTitle', () => {
  it('appends the number', () => expect(numberTitle('Tea', 2)).toBe('Tea (2)'));
  it('leaves a title without a number as it is', () => expect(numberTitle('Tea')).toBe('Tea'));
  it('makes room for the number within 255 units', () => {
    expect(numberTitle('x'.repeat(255), 12)).toBe(`${'x'.repeat(250)} (12)`);
  });
  it('never splits a grapheme to make room', () => {
    expect(numberTitle(`${'x'.repeat(250)}🙂xxx`, 2)).toBe(`${'x'.repeat(250)} (2)`);
  });
});
