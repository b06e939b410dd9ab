import type { ConfluenceClient } from './confluence-client';
import { contentPath } from './content-path';
import { toPageQuery } from './cql';
import { pageHits, titleList } from './responses';
import type { Transport } from './transport';

/** Looking for existing pages: as parents by search, by title in the database (search lags by seconds to minutes). */
export function createPageCalls(transport: Transport): Pick<ConfluenceClient, 'searchPages' | 'isTitleTaken'> {
  return {
    searchPages: async (words, limit, spaceKey) => {
      const query = { cql: toPageQuery(words, spaceKey), limit, excerpt: 'none' };
      const hits = await transport.read({ method: 'GET', path: '/wiki/rest/api/search', query }, pageHits);
      return hits.results.map(({ content, resultGlobalContainer }) => {
        const key = readSpaceKey(resultGlobalContainer?.displayUrl);
        return { ...content, ...(key !== undefined && { spaceKey: key }) };
      });
    },
    isTitleTaken: async (spaceId, title) => {
      // An archived page keeps its title, a trashed one frees it.
      const query = { 'space-id': spaceId, title: title.trim(), status: ['current', 'archived'], limit: 250 };
      const pages = await transport.read({ method: 'GET', path: contentPath('page'), query }, titleList);
      return pages.results.some((page) => toComparable(page.title) === toComparable(title));
    },
  };
}

/** Titles are unique in a space, ignoring case. */
function toComparable(title: string): string {
  return title.normalize().trim().toLowerCase();
}

function readSpaceKey(displayUrl: string | undefined): string | undefined {
  const url = URL.parse(displayUrl ?? '', 'https://site.invalid');
  const key = /^\/spaces\/([^/%]+|%7E[^/%]+)(?:\/|$)/i.exec(url?.pathname ?? '')?.[1];
  return key?.replace(/^%7E/i, '~');
}
