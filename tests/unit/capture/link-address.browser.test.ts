import { afterEach, describe, expect, it } from 'vitest';
import { readTarget, resolveIn } from '../../../lib/capture/link-address';
import { removePages, showBody } from './show-page';

afterEach(removePages);

const BASE = 'https://example.com/case';

/** What the browser itself makes of an address. */
const parsed = (address: string) => new URL(address, BASE).href;

async function follow(address: string) {
  const page = await showBody('');
  const anchor = page.createElement('a');
  anchor.setAttribute('href', address);
  page.body.append(anchor);
  const losses: string[] = [];
  return { anchor, losses, target: readTarget(anchor, (code) => losses.push(code)) };
}

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
    const { anchor, target } = await follow(address);
    expect(target).toBe(parsed(address));
    expect(resolveIn(anchor, address)).toBe(parsed(address));
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
  ])('%s is not kept, and that is told', async (address) => {
    const { anchor, target, losses } = await follow(address);
    expect(target).toBeUndefined();
    expect(losses).toEqual(['link-unsafe']);
    expect(resolveIn(anchor, address)).toBeUndefined();
  });

  it.each(['', '#', 'javascript:void(0)', 'javascript:;'])(
    '%j leads nowhere, which is nothing to tell',
    async (address) => {
      const { target, losses } = await follow(address);
      expect(target).toBeUndefined();
      expect(losses).toEqual([]);
    },
  );

  it('loses its credentials', async () => {
    const { target } = await follow('https://user:word@example.org/a@b');
    expect(target).toBe('https://example.org/a@b');
  });
});
