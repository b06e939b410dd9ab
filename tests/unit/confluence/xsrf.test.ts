import { describe, expect, it } from 'vitest';
import { createConfluenceClient } from '../../../lib/confluence/rest-client';
import { createFakeConfluence } from '../../fake-confluence/fake-confluence';
import { paragraph } from './open-site';

/** What the browsers add to a request of an extension's background (measured); Chromium ignores a User-Agent of ours. */
const BROWSERS = {
  Chromium: (headers: Headers) => {
    headers.set('Origin', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop');
    headers.set('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36');
  },
  Firefox: (headers: Headers) => {
    headers.set('Origin', 'moz-extension://0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9');
    if (!headers.has('User-Agent')) headers.set('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/153.0');
  },
};

function openSiteIn(browser: keyof typeof BROWSERS, userAgent?: string) {
  const { site, signIn, fetch } = createFakeConfluence();
  const { accessToken } = signIn();
  const client = createConfluenceClient({
    site,
    now: () => 0,
    ...(userAgent !== undefined && { userAgent }),
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${accessToken}`);
      BROWSERS[browser](headers);
      return fetch(url, { ...init, headers });
    },
  });
  const spaceId = site.spaces[0]?.id ?? '';
  return { client, draft: { type: 'page' as const, spaceId, title: 'A clip', body: paragraph('…') } };
}

describe("Atlassian's XSRF filter", () => {
  it.each([
    ['Chromium', undefined],
    ['Firefox', 'QuickCaptureForConfluence/0.1.0'],
  ] as const)('lets %s create, upload, publish and label', async (browser, userAgent) => {
    const { client, draft } = openSiteIn(browser, userAgent);
    const { id } = await client.createDraft(draft);
    const file = { fileName: 'a.png', mediaType: 'image/png', bytes: new Blob(['PNG']) };
    await client.uploadToDraft({ type: 'page', contentId: id, ...file });
    await client.publishDraft({ type: 'page', id, title: 'A clip', body: paragraph('Hello') });
    await expect(client.addLabels(id, ['clip'])).resolves.toBeUndefined();
  });

  it('stops a POST of Firefox under its own name, and is known by its words', async () => {
    const { client, draft } = openSiteIn('Firefox');
    await expect(client.createDraft(draft)).rejects.toMatchObject({ code: 'xsrf' });
  });
});
