import type * as v from 'valibot';
import type { Parent, Space } from '../clip/destination';
import type { Children, ConfluenceClient, FoundParent } from './confluence-client';
import { ConfluenceError } from './confluence-error';
import { type ParentKinds, toIdQuery, toParentQuery } from './cql';
import { childList, pageList, parentHits } from './responses';
import { findSpacesByKey, toSpace } from './spaces';
import type { Transport } from './transport';

type ParentCalls = Pick<ConfluenceClient, 'searchParents' | 'findParents' | 'listRootPages' | 'listChildren'>;
type Hit = v.InferOutput<typeof parentHits>['results'][number];

const SEARCH = '/wiki/rest/api/search';

/** What a page can be filed under: pages and folders, searched, looked up and listed. */
export function createParentCalls(transport: Transport): ParentCalls {
  let kinds: ParentKinds = 'page, folder';

  async function search(cql: string, limit: number): Promise<FoundParent[]> {
    const query = { cql, limit, excerpt: 'none', expand: ['content.space', 'content.ancestors'].join(',') };
    const { results } = await transport.read({ method: 'GET', path: SEARCH, query }, parentHits);
    return withSpaces(results);
  }

  /** Where an answer leaves the space out it is asked for by the key in its address, all in one request. */
  async function withSpaces(hits: readonly Hit[]): Promise<FoundParent[]> {
    const keys = hits.flatMap((hit) => (hit.content.space ? [] : (readSpaceKey(hit) ?? [])));
    const asked = keys.length === 0 ? [] : await findSpacesByKey(transport, [...new Set(keys)]);
    return hits.flatMap((hit) => {
      const { space: shown } = hit.content;
      const space = shown ? toSpace(shown) : asked.find(({ key }) => key === readSpaceKey(hit));
      return space === undefined || isHomepage(hit) ? [] : [toFoundParent(hit, space)];
    });
  }

  return {
    searchParents: async (words, limit, spaceKey) => {
      try {
        return await search(toParentQuery(words, kinds, spaceKey), limit);
      } catch (error) {
        const isUnknownWord = error instanceof ConfluenceError && error.code === 'refused' && kinds !== 'page';
        if (!isUnknownWord) throw error;
        kinds = 'page';
        return search(toParentQuery(words, kinds, spaceKey), limit);
      }
    },
    findParents: (ids) => search(toIdQuery(ids), ids.length),
    listRootPages: async (spaceId, limit) => {
      const path = `/wiki/api/v2/spaces/${spaceId}/pages`;
      const query = { depth: 'root', status: 'current', limit };
      const answer = await transport.read({ method: 'GET', path, query }, pageList);
      return { parents: answer.results.map(({ id, title }) => ({ id, title })), hasMore: hasNext(answer) };
    },
    listChildren: async ({ id, isFolder }, limit): Promise<Children> => {
      const path = `/wiki/api/v2/${isFolder ? 'folders' : 'pages'}/${id}/direct-children`;
      const answer = await transport.read({ method: 'GET', path, query: { limit } }, childList);
      return { parents: answer.results.map(toParent), hasMore: hasNext(answer) };
    },
  };
}

const hasNext = (answer: { _links?: { next?: string | undefined } | undefined }): boolean =>
  answer._links?.next !== undefined;

function toParent({ id, title, type }: { id: string; title: string; type: 'page' | 'folder' }): Parent {
  return { id, title, ...(type === 'folder' && { isFolder: true }) };
}

/** The homepage is the space's own page, so its title is not said among the ancestors. */
function toFoundParent({ content }: Hit, space: Space): FoundParent {
  const homepageId = homepageOf(content);
  const path = content.ancestors?.filter(({ id }) => id !== homepageId).map(({ title }) => title);
  return { space, parent: { ...toParent(content), ...(path !== undefined && { path }) } };
}

const isHomepage = ({ content }: Hit): boolean => homepageOf(content) === content.id;

function homepageOf({ space }: Hit['content']): string | undefined {
  return /\/(\d{1,20})$/.exec(space?._expandable?.homepage ?? '')?.[1];
}

function readSpaceKey({ resultGlobalContainer }: Hit): string | undefined {
  const url = URL.parse(resultGlobalContainer?.displayUrl ?? '', 'https://site.invalid');
  const key = /^\/spaces\/([^/%]+|%7E[^/%]+)(?:\/|$)/i.exec(url?.pathname ?? '')?.[1];
  return key?.replace(/^%7E/i, '~');
}
