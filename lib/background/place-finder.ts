import { isSamePlace, type Place, type Site, type Space } from '../clip/destination';
import type { ConfluenceClient, FoundParent } from '../confluence/confluence-client';
import { readPlaceAddress } from '../confluence/place-address';
import type { ResolvedAddress } from '../messaging/protocol';
import { rememberPersonalSpace, rememberSpaces } from '../settings/recents';
import type { Recents } from '../settings/settings';
import type { AnswerCache } from './answer-cache';

/** As many as a person reads; a longer list costs quota and helps nobody. */
const MAX_FOUND = 15;
/** More Confluence tabs than this are a habit, not a choice. */
const MAX_TABS = 8;

export type PlaceFinderPorts = {
  /** The signed-in account's client and site; rejects when nobody is signed in. */
  connect(): Promise<{ client: ConfluenceClient; site: Site }>;
  /** Changes what is remembered of the site. */
  changeRecents(change: (recents: Recents) => Recents): Promise<void>;
  /** The addresses of the open tabs, or undefined where the person did not allow to see them. */
  readOpenAddresses(): Promise<string[] | undefined>;
  cache: AnswerCache;
};

/** Finds places in Confluence, and remembers the spaces seen. Every method rejects with ConfluenceError or AuthError. */
export function createPlaceFinder({ connect, changeRecents, readOpenAddresses, cache }: PlaceFinderPorts) {
  const searchSpaces = async (words: string): Promise<Space[]> => {
    const { client, site } = await connect();
    const wanted = words.trim();
    return cache.get(['spaces', site.cloudId, wanted], async () => {
      const isFirst = wanted === '';
      const [spaces, personal] = await Promise.all([
        isFirst
          ? client.listSpaces({ limit: MAX_FOUND }).then((page) => page.spaces)
          : client.searchSpaces(wanted, MAX_FOUND),
        isFirst ? client.currentUser().then((user) => user.personalSpace) : undefined,
      ]);
      await changeRecents((recents) => {
        const seen = rememberSpaces(recents, site.cloudId, spaces);
        return isFirst ? rememberPersonalSpace(seen, site.cloudId, personal) : seen;
      });
      return spaces;
    });
  };

  const searchParents = async ({ words, spaceKey }: { words: string; spaceKey?: string }): Promise<Place[]> => {
    const { client, site } = await connect();
    const wanted = words.trim();
    return cache.get(['parents', site.cloudId, wanted, spaceKey ?? null], async () =>
      toPlaces(site, await client.searchParents(wanted, MAX_FOUND, spaceKey)),
    );
  };

  const resolveAddress = async (address: string): Promise<ResolvedAddress> => {
    const { client, site } = await connect();
    const named = readPlaceAddress(site, address);
    switch (named.kind) {
      case 'other-site':
        return { status: 'other-site', siteName: URL.parse(site.url)?.host ?? site.name };
      case 'unknown':
        return { status: 'no-place' };
      case 'space':
      case 'content': {
        const [place] = await cache.get(['address', site.cloudId, named], () => look(client, site, [named]));
        return place === undefined ? { status: 'not-found' } : { status: 'found', place };
      }
      default:
        return named satisfies never;
    }
  };

  const listOpenPlaces = async (): Promise<Place[] | undefined> => {
    const addresses = await readOpenAddresses();
    if (addresses === undefined) return undefined;
    const { client, site } = await connect();
    const named = addresses.map((address) => readPlaceAddress(site, address)).filter(isPlace);
    const wanted = named.slice(0, MAX_TABS);
    if (wanted.length === 0) return [];
    return cache.get(['open', site.cloudId, wanted], () => look(client, site, wanted));
  };

  return { searchSpaces, searchParents, resolveAddress, listOpenPlaces };
}

type NamedPlace = { kind: 'space'; key: string } | { kind: 'content'; id: string };

const isPlace = (named: ReturnType<typeof readPlaceAddress>): named is NamedPlace =>
  named.kind === 'space' || named.kind === 'content';

/** What addresses name, in their order and each once: one request for all spaces and one for all pages and folders. */
async function look(client: ConfluenceClient, site: Site, named: readonly NamedPlace[]): Promise<Place[]> {
  const keys = named.flatMap((each) => (each.kind === 'space' ? [each.key] : []));
  const ids = named.flatMap((each) => (each.kind === 'content' ? [each.id] : []));
  const [spaces, parents] = await Promise.all([
    keys.length === 0 ? [] : client.findSpaces(keys),
    ids.length === 0 ? [] : client.findParents(ids),
  ]);
  const inSpaces = spaces.map((space) => ({ cloudId: site.cloudId, space }));
  const below = toPlaces(site, parents);
  const found = named.flatMap((each): Place[] => {
    const place: Place | undefined =
      each.kind === 'space'
        ? inSpaces.find(({ space }) => space.key === each.key)
        : below.find(({ parent }) => parent?.id === each.id);
    return place === undefined ? [] : [place];
  });
  return found.filter((place, index) => found.findIndex((other) => isSamePlace(place, other)) === index);
}

const toPlaces = ({ cloudId }: Site, found: readonly FoundParent[]): Place[] =>
  found.map(({ space, parent }) => ({ cloudId, space, parent }));
