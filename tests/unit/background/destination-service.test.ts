import { describe, expect, it } from 'vitest';
import { createDestinationService } from '../../../lib/background/destination-service';
import type { Destination, Space } from '../../../lib/clip/destination';
import type { ConfluenceClient } from '../../../lib/confluence/confluence-client';
import { noRecents } from '../../../lib/settings/recents';
import type { Recents } from '../../../lib/settings/settings';

const engineering: Space = { id: '1', key: 'ENG', name: 'Engineering' };
const research: Space = { id: '2', key: 'RES', name: 'Research' };
const toEngineering: Destination = { cloudId: 'c', space: engineering, type: 'page', labels: [] };

function setUp() {
  const store: { recents: Recents } = { recents: noRecents };
  const asked: string[] = [];
  const client = {
    listSpaces: async ({ limit }: { limit?: number }) => {
      asked.push(`list ${limit}`);
      return { spaces: [engineering, research] };
    },
    searchSpaces: async (words: string) => {
      asked.push(`search ${words}`);
      return [research];
    },
  } as Partial<ConfluenceClient> as ConfluenceClient;
  const service = createDestinationService({
    connect: async () => ({ client, cloudId: 'c' }),
    recents: {
      read: async () => store.recents,
      write: async (recents) => {
        store.recents = recents;
      },
    },
    now: () => 5,
  });
  return { service, store, asked };
}

describe('looking for a space', () => {
  it('asks the server for the words and remembers what it saw', async () => {
    const { service, store, asked } = setUp();
    expect(await service.searchSpaces('  rese ')).toEqual([research]);
    expect(asked).toEqual(['search rese']);
    expect(store.recents.spaces['c']).toEqual([research]);
  });

  it('lists no more than one short answer when there are no words', async () => {
    const { service, asked } = setUp();
    await service.searchSpaces(' ');
    expect(asked).toEqual(['list 25']);
  });
});

describe('the last place', () => {
  it('is the newest on this site', async () => {
    const { service } = setUp();
    await service.remember({ ...toEngineering, space: research }, 'Example');
    await service.remember(toEngineering, 'Example');
    await service.remember({ ...toEngineering, cloudId: 'other' }, 'Other');
    expect((await service.readLast('c'))?.space.key).toBe('ENG');
  });

  it('is nowhere on a site never saved to', async () => {
    const { service } = setUp();
    await service.remember(toEngineering, 'Example');
    expect(await service.readLast('elsewhere')).toBeUndefined();
  });
});
