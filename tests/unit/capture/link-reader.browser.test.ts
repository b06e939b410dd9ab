import { afterEach, describe, expect, it } from 'vitest';
import { createLinkReader } from '../../../lib/capture/link-reader';
import { removePages, showBody } from './show-page';

afterEach(removePages);

const BASE = 'https://example.com/case';

/** What the browser itself makes of an address. */
const parsed = (address: string) => new URL(address, BASE).href;

describe('an address', () => {
  it.each([
    'https://example.org/a/b?c=d&e#f',
    'https://example.org',
    'https://EXAMPLE.org/A',
    'https://example.org/a/../b/./c',
    'https://example.org/%2e%2E/b',
    'https://example.org:443/a',
    "https://example.org/?q='x'",
    'https://example.org/ä?ö#ü',
    'https://example.org/a b',
    'https://xn--bcher-kva.example/',
    'https://bücher.example/',
    'http://127.0.0.1/x',
    'https:example.org',
    '//example.org/x',
    '/rooted/path?x#y',
    '/../rooted',
    '/a\\b',
    'relative/path',
    '../up',
    '?query',
    '#fragment',
    'mailto:a@example.org',
    'tel:+123',
  ])('%s becomes what the browser makes of it', async (address) => {
    const page = await showBody('<a></a>');
    const { resolve } = createLinkReader({ baseUrl: undefined, pageUrl: BASE, lose: () => undefined });
    expect(resolve(address, page.body)).toBe(parsed(address));
  });

  it.each([
    'javascript:x',
    ' java\nscript:x',
    'data:text/html,x',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'vbscript:x',
    'https://[bad',
    `https://example.org/${'x'.repeat(10_000)}`,
  ])('%s is not kept', async (address) => {
    const page = await showBody('');
    const { resolve } = createLinkReader({ baseUrl: undefined, pageUrl: BASE, lose: () => undefined });
    expect(resolve(address, page.body)).toBeUndefined();
  });

  it('loses its credentials', async () => {
    const page = await showBody('');
    const { resolve } = createLinkReader({ baseUrl: undefined, pageUrl: BASE, lose: () => undefined });
    expect(resolve('https://user:word@example.org/a@b', page.body)).toBe('https://example.org/a@b');
  });
});
