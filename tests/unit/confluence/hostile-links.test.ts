import { describe, expect, it } from 'vitest';
import { readCursor } from '../../../lib/confluence/paging';
import { toSiteUrl } from '../../../lib/confluence/site-url';

const site = { cloudId: 'c', name: 'Ours', url: 'https://ours.atlassian.net' };

describe('a link to a page', () => {
  it.each([
    ['/spaces/ENG/pages/1/A+page', 'https://ours.atlassian.net/wiki/spaces/ENG/pages/1/A+page'],
    ['/spaces/~712020/blog/2026/11/24/2/B', 'https://ours.atlassian.net/wiki/spaces/~712020/blog/2026/11/24/2/B'],
    ['/pages/viewpage.action?pageId=1', 'https://ours.atlassian.net/wiki/pages/viewpage.action?pageId=1'],
    ['//evil.example/x', 'https://ours.atlassian.net/wiki//evil.example/x'],
    ['/\\evil.example', 'https://ours.atlassian.net/wiki//evil.example'],
    ['/../../../evil', undefined],
    ['https://evil.example/x', undefined],
    ['@evil.example', undefined],
    ['.evil.example', undefined],
    [':444/x', undefined],
    ['\\\\evil.example', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j becomes %j', (webui, url) => {
    expect(toSiteUrl(site, webui)).toBe(url);
  });

  it.each(['http://ours.atlassian.net', 'nonsense', ''])('is not made on the site address %j', (url) => {
    expect(toSiteUrl({ ...site, url }, '/spaces/ENG')).toBeUndefined();
  });
});

describe('the cursor in a next link', () => {
  it.each([
    ['/wiki/api/v2/spaces?cursor=abc%3D%3D&limit=25', 'abc=='],
    ['https://evil.example/?cursor=abc', 'abc'],
    ['//evil.example/?cursor=abc', 'abc'],
    ['@evil.example/?cursor=abc', 'abc'],
    ['\\\\evil.example?cursor=abc', 'abc'],
    ['/wiki/api/v2/spaces?cursor=', undefined],
    ['/wiki/api/v2/spaces', undefined],
    [`/?cursor=${'x'.repeat(3_000)}`, undefined],
    ['http://[', undefined],
    [undefined, undefined],
  ])('%j is %j', (next, cursor) => {
    expect(readCursor(next)).toBe(cursor);
  });
});
