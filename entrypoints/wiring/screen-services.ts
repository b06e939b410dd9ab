import type { ScreenServices } from '../../components/services';
import type { BackgroundService } from '../../lib/messaging/protocol';
import { remote } from '../../lib/messaging/rpc';
import { readShortcuts } from '../../lib/platform/commands';
import { createRuntimeBus } from '../../lib/platform/runtime-bus';
import { openTab, requestTabs } from '../../lib/platform/tabs';
import { createTick } from '../../lib/platform/tick';
import { translate } from '../../lib/platform/translate';
import type { ClipState } from '../../lib/queue/queued-clip';
import { readQueueOnDemand } from './queue-on-demand';
import { createScreenStores, QUEUE_CHANNEL } from './screen-stores';

const SHOWN: readonly ClipState[] = [
  'queued',
  'drafted',
  'ready',
  'publishing',
  'published',
  'done',
  'needs-user',
  'cancelling',
];
const UNFINISHED: readonly ClipState[] = ['queued', 'drafted', 'ready', 'publishing', 'published', 'needs-user'];

/** What popup and options both need of the world. */
export function createScreenServices(): ScreenServices {
  const { settings, recents, account } = createScreenStores();
  const queue = readQueueOnDemand();
  return {
    translate,
    background: remote<BackgroundService>(createRuntimeBus(), 'background'),
    queue: {
      ...queue,
      list: (limit) => queue.list({ states: SHOWN, limit }),
      count: async () => {
        const counts = await queue.count();
        return UNFINISHED.reduce((sum, state) => sum + counts[state], 0);
      },
      watch: createTick(QUEUE_CHANNEL).listen,
    },
    account,
    recents,
    settings,
    shortcuts: readShortcuts,
    openTab: (url) => void openTab(url),
    allowTabs: () => void requestTabs(),
  };
}
