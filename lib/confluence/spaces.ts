import type { Space } from '../clip/destination';
import type { ConfluenceClient } from './confluence-client';
import { toSpaceQuery } from './cql';
import { readCursor } from './paging';
import { spaceAnswer, spaceHits, spaceList } from './responses';
import type { Transport } from './transport';

const SPACES = '/wiki/api/v2/spaces';
/** One page of `GET /spaces` takes at most so many keys. */
const MOST_KEYS = 250;

/** Spaces, listed and searched. Only current ones: an archived space takes no page. */
export function createSpaceCalls(
  transport: Transport,
): Pick<ConfluenceClient, 'listSpaces' | 'searchSpaces' | 'findSpaces' | 'getSpace'> {
  const listSpaces: ConfluenceClient['listSpaces'] = async ({ cursor, limit = 25, favouritedBy } = {}) => {
    const query = { status: 'current', sort: 'name', limit, cursor, 'favorited-by': favouritedBy };
    const answer = await transport.read({ method: 'GET', path: SPACES, query }, spaceList);
    const next = readCursor(answer._links?.next);
    return { spaces: answer.results.map(toSpace), ...(next !== undefined && { cursor: next }) };
  };

  async function findKeys(words: string, limit: number): Promise<string[]> {
    const cql = toSpaceQuery(words);
    if (cql === undefined) return [];
    const query = { cql, limit, excerpt: 'none' };
    const hits = await transport.read({ method: 'GET', path: '/wiki/rest/api/search', query }, spaceHits);
    return hits.results.map((hit) => hit.space.key);
  }

  const findSpaces = (keys: readonly string[]): Promise<Space[]> => findSpacesByKey(transport, keys);

  return {
    listSpaces,
    findSpaces,
    getSpace: async (id) => {
      const query = { 'include-operations': true };
      const answer = await transport.read({ method: 'GET', path: `${SPACES}/${id}`, query }, spaceAnswer);
      const { homepageId, operations } = answer;
      const canCreate = operations?.results.some((each) => each.operation === 'create' && each.targetType === 'page');
      return {
        space: toSpace(answer),
        ...(homepageId !== undefined && { homepageId }),
        ...(canCreate !== undefined && { canCreate }),
      };
    },
    searchSpaces: async (words, limit) => {
      if (words.trim() === '') return (await listSpaces({ limit })).spaces;
      // The key typed in full comes first; search knows names only, and its hits may lack the id that creating needs.
      const keys = [...new Set([...toTypedKeys(words), ...(await findKeys(words, limit))])];
      if (keys.length === 0) return [];
      const spaces = await findSpaces(keys);
      const rank = (space: Space): number => keys.indexOf(space.key);
      return spaces
        .filter((space) => rank(space) >= 0)
        .toSorted((a, b) => rank(a) - rank(b))
        .slice(0, limit);
    },
  };
}

/** The current spaces of these keys, in no order. */
export async function findSpacesByKey(transport: Transport, keys: readonly string[]): Promise<Space[]> {
  const query = { keys: keys.slice(0, MOST_KEYS), status: 'current', limit: MOST_KEYS };
  const answer = await transport.read({ method: 'GET', path: SPACES, query }, spaceList);
  return answer.results.map(toSpace);
}

function toTypedKeys(words: string): string[] {
  const typed = words.trim();
  return /^[^\s"\\\p{Cc}]{1,255}$/u.test(typed) ? [typed, typed.toUpperCase()] : [];
}

/** Drops what an answer says beyond what choosing a space needs. */
export function toSpace(space: { id: string; key: string; name: string; type?: string | undefined }): Space {
  const { id, key, name, type } = space;
  return { id, key, name, ...(type !== undefined && { type }) };
}
