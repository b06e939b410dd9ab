import type { Destination, ParentPage, Space } from '../clip/destination';
import type { ConfluenceClient } from '../confluence/confluence-client';
import { rememberDestination, rememberSpaces } from '../settings/recents';
import type { Recents } from '../settings/settings';

/** As many as a person reads; a longer list costs quota and helps nobody. */
const MAX_RESULTS = 25;

export type DestinationServicePorts = {
  /** The signed-in account's client and site; rejects when nobody is signed in. */
  connect(): Promise<{ client: ConfluenceClient; cloudId: string }>;
  recents: { read(): Promise<Recents>; write(recents: Recents): Promise<void> };
  now(): number;
};

/** Finds places in Confluence and remembers those seen and used, so that the next look needs no server. */
export function createDestinationService({ connect, recents, now }: DestinationServicePorts) {
  return {
    /** Rejects with ConfluenceError or AuthError. */
    async searchSpaces(words: string): Promise<Space[]> {
      const { client, cloudId } = await connect();
      const wanted = words.trim();
      const spaces =
        wanted === ''
          ? (await client.listSpaces({ limit: MAX_RESULTS })).spaces
          : await client.searchSpaces(wanted, MAX_RESULTS);
      await recents.write(rememberSpaces(await recents.read(), cloudId, spaces));
      return spaces;
    },
    async searchParents({ words, spaceKey }: { words: string; spaceKey: string }): Promise<ParentPage[]> {
      const { client } = await connect();
      const pages = await client.searchPages(words.trim(), MAX_RESULTS, spaceKey);
      return pages.map(({ id, title }) => ({ id, title }));
    },
    async isTitleTaken({ spaceId, title }: { spaceId: string; title: string }): Promise<boolean> {
      return (await connect()).client.isTitleTaken(spaceId, title);
    },
    /** The place a quick save goes to, if there is one on this site. */
    async readLast(cloudId: string): Promise<Destination | undefined> {
      const { destinations } = await recents.read();
      return destinations.find(({ destination }) => destination.cloudId === cloudId)?.destination;
    },
    async remember(destination: Destination, siteName: string): Promise<void> {
      await recents.write(rememberDestination(await recents.read(), { destination, siteName, usedAt: now() }));
    },
  };
}
