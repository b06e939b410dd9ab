import { describe, expect, it } from 'vitest';
import { readPlaceAddress } from '../../../lib/confluence/place-address';

const site = { cloudId: 'c', name: 'Acme', url: 'https://acme.atlassian.net' };
const read = (path: string) => readPlaceAddress(site, `https://acme.atlassian.net${path}`);

describe('an address of the site', () => {
  it.each([
    ['/wiki/spaces/ENG/pages/123456/Reading+list', '123456'],
    ['/wiki/spaces/ENG/pages/123456', '123456'],
    ['/wiki/spaces/~5b10a/pages/edit-v2/123456?draftShareId=1', '123456'],
    ['/wiki/spaces/ENG/folder/98765', '98765'],
    ['/wiki/pages/viewpage.action?pageId=42', '42'],
    ['/wiki/x/AQAB', '65537'],
  ])('%s is a page or folder', (path, id) => {
    expect(read(path)).toEqual({ kind: 'content', id });
  });

  it.each([
    ['/wiki/spaces/ENG', 'ENG'],
    ['/wiki/spaces/ENG/', 'ENG'],
    ['/wiki/spaces/ENG/overview?homepageId=7', 'ENG'],
    ['/wiki/spaces/ENG/pages', 'ENG'],
    ['/wiki/spaces/%7E5b10a/overview', '~5b10a'],
  ])('%s is a space', (path, key) => {
    expect(read(path)).toEqual({ kind: 'space', key });
  });

  it.each(['/wiki/home', '/wiki/spaces/ENG/blog/2026/11/24/7/News', '/browse/ENG-1', '/wiki/x/', '/wiki/x/AAAA', '/'])(
    '%s is nothing to file a page under',
    (path) => {
      expect(read(path)).toEqual({ kind: 'unknown' });
    },
  );
});

describe('an address of elsewhere', () => {
  it.each([
    'https://other.atlassian.net/wiki/spaces/ENG',
    'http://acme.atlassian.net/wiki/spaces/ENG',
    'https://acme.atlassian.net.evil.example/wiki/spaces/ENG',
    'https://acme.atlassian.net@evil.example/wiki/spaces/ENG',
    'not an address',
  ])('%s is not of this site', (address) => {
    expect(readPlaceAddress(site, address)).toEqual({ kind: 'other-site' });
  });
});
