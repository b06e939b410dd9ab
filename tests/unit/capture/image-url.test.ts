import { describe, expect, it } from 'vitest';
import { isPlaceholder, isTracker, readImageUrl } from '../../../lib/capture/image-url';

const base = 'https://site.example/articles/one';

describe('readImageUrl', () => {
  it.each([
    ['a relative address', 'pictures/a.png', 'https://site.example/articles/pictures/a.png'],
    ['an address of another host', '//cdn.example/a.png', 'https://cdn.example/a.png'],
    ['an address without its credentials', 'https://me:secret@cdn.example/a.png', 'https://cdn.example/a.png'],
    ['an address with an exclamation mark', 'https://cdn.example/a!large.png', 'https://cdn.example/a!large.png'],
    ['a picture written out', 'data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
    ['a blob of the page', 'blob:https://site.example/1234', 'blob:https://site.example/1234'],
  ])('gives %s', (_, text, expected) => {
    expect(readImageUrl(text, base)).toBe(expected);
  });

  it.each([
    [undefined],
    [null],
    [''],
    ['   '],
    ['javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<b>hello</b>'],
    ['file:///etc/hostname'],
    ['https://'],
    ['chrome://favicon/'],
  ])('gives nothing for %j', (text) => {
    expect(readImageUrl(text, base)).toBeUndefined();
  });
});

describe('isTracker', () => {
  it.each([
    ['https://www.google-analytics.com/collect?v=1', true],
    ['https://ad.doubleclick.net/a.gif', true],
    ['https://www.facebook.com/tr?id=1', true],
    ['https://stats.site.example/matomo.php?rec=1', true],
    ['https://t.co/i/adsct?a=1', true],
    ['https://notdoubleclick.net/a.gif', false],
    ['https://www.facebook.com/photos/1.jpg', false],
    ['https://site.example/a.png', false],
    ['data:image/png;base64,AAAA', false],
  ])('%s: %s', (url, expected) => {
    expect(isTracker(url)).toBe(expected);
  });
});

describe('isPlaceholder', () => {
  it.each([
    ['https://site.example/img/blank.gif', true],
    ['https://site.example/img/spacer.gif?v=2', true],
    ['https://site.example/img/1x1.png', true],
    ['https://site.example/lazy-placeholder.svg', true],
    ['data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', true],
    ['https://site.example/img/blanket.png', false],
    ['https://site.example/img/loading-dock.jpg', false],
    ['https://site.example/img/pixel-9-review/photo.jpg', false],
    [`data:image/png;base64,${'A'.repeat(2000)}`, false],
  ])('%s: %s', (url, expected) => {
    expect(isPlaceholder(url)).toBe(expected);
  });
});
