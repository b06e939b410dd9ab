import type { Place, Site } from '../clip/destination';
import type { Children, ConfluenceClient } from '../confluence/confluence-client';
import type { ListedPlaces } from '../messaging/protocol';
import { markSpace } from '../settings/recents';
import type { PlaceFinderPorts } from './place-finder';

/** A longer list is searched rather than read. */
const MAX_LISTED = 50;

/** Walks a space's pages and folders. Every method rejects with ConfluenceError or AuthError. */
export function createPlaceTree({ connect, changeRecents, cache }: Omit<PlaceFinderPorts, 'readOpenAddresses'>) {
  /** Whether the person may make pages in the space, as far as Confluence tells; noted for every list. */
  const note = async (site: Site, spaceId: string, canCreate: boolean | undefined): Promise<void> => {
    if (canCreate === undefined) return;
    await changeRecents((recents) => markSpace(recents, spaceId, { cloudId: site.cloudId, canCreate }));
  };

  const listSpace = async (client: ConfluenceClient, site: Site, spaceId: string): Promise<Children> => {
    const [{ homepageId, canCreate }, roots] = await Promise.all([
      client.getSpace(spaceId),
      client.listRootPages(spaceId, MAX_LISTED),
    ]);
    await note(site, spaceId, canCreate);
    // A clip without a parent goes below the homepage, so its children are what is at the top for a person.
    const below = homepageId === undefined ? undefined : await client.listChildren({ id: homepageId }, MAX_LISTED);
    const others = roots.parents.filter(({ id }) => id !== homepageId);
    return { parents: [...(below?.parents ?? []), ...others], hasMore: roots.hasMore || below?.hasMore === true };
  };

  const listChildren = async (place: Place): Promise<ListedPlaces> => {
    const { client, site } = await connect();
    const { space, parent } = place;
    return cache.get(['children', site.cloudId, space.id, parent?.id ?? null], async () => {
      const isTop = parent === undefined;
      const { parents, hasMore } = isTop
        ? await listSpace(client, site, space.id)
        : await client.listChildren(parent, MAX_LISTED);
      const path = isTop ? [] : [...(parent.path ?? []), parent.title];
      const places = parents.map((each) => ({ cloudId: site.cloudId, space, parent: { ...each, path } }));
      return { places, hasMore };
    });
  };

  const checkSpace = async (spaceId: string): Promise<void> => {
    const { client, site } = await connect();
    await cache.get(['space', site.cloudId, spaceId], async () => {
      await note(site, spaceId, (await client.getSpace(spaceId)).canCreate);
    });
  };

  return { listChildren, checkSpace };
}
