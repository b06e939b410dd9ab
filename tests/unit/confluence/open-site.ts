import type { Body, ConfluenceClient, NewDraft, Upload } from '../../../lib/confluence/confluence-client';
import { createConfluenceClient } from '../../../lib/confluence/rest-client';
import {
  createFakeConfluence,
  type FakeConfluence,
  type FakeConfluenceOptions,
} from '../../fake-confluence/fake-confluence';
import type { Content } from '../../fake-confluence/site';

/** The smallest bodies of the two wire forms. */
export const paragraph = (text: string): Body => ({
  representation: 'atlas_doc_format',
  value: JSON.stringify({
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  }),
});
export const storage = (text: string): Body => ({ representation: 'storage', value: `<p>${text}</p>` });

/** A client with a valid token on an embedded Confluence, with the XSRF filter seeing what Chromium sends. */
export function openSite(options: FakeConfluenceOptions = {}) {
  const clock = { now: Date.UTC(2026, 10, 24) };
  const cloud = createFakeConfluence({ now: () => clock.now, ...options });
  const { accessToken } = cloud.signIn();
  const { cloudId, name, url } = cloud.site;
  const client = createConfluenceClient({
    site: { cloudId, name, url },
    now: () => clock.now,
    userAgent: 'QuickCaptureForConfluence/0.1.0',
    fetch: (address, init) => {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${accessToken}`);
      return cloud.fetch(address, { ...init, headers });
    },
  });
  const spaceId = (key: string) => cloud.site.spaces.find((space) => space.key === key)?.id ?? 'no such space';
  const requests = () =>
    cloud.record.map(({ method, url: address }) => `${method} ${new URL(address).pathname.split('/wiki/')[1]}`);
  return { cloud, client, clock, spaceId, requests };
}

/** A content of the site by its title; there must be one. */
export function contentIn({ site }: FakeConfluence, title: string): Content {
  const content = [...site.contents.values()].find((each) => each.title === title);
  if (content === undefined) throw new Error(`Nothing is called ${title}`);
  return content;
}

export const draftOf = (spaceId: string, more: Partial<NewDraft> = {}): NewDraft => ({
  type: 'page',
  spaceId,
  title: 'A clip',
  body: paragraph('…'),
  ...more,
});

export const uploadOf = (contentId: string, more: Partial<Upload> = {}): Upload => ({
  type: 'page',
  contentId,
  fileName: 'clip-1a2b3c4d-1.png',
  mediaType: 'image/png',
  bytes: new Blob(['PNG']),
  ...more,
});

export async function createDraft(client: ConfluenceClient, spaceId: string, type: 'page' | 'blogpost' = 'page') {
  return client.createDraft(draftOf(spaceId, { type, body: type === 'page' ? paragraph('…') : storage('…') }));
}
