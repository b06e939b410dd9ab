import type { ScreenServices } from '../../components/services';
import type { BackgroundService } from '../../lib/messaging/protocol';
import { remote } from '../../lib/messaging/rpc';
import { readShortcuts } from '../../lib/platform/commands';
import { createRuntimeBus } from '../../lib/platform/runtime-bus';
import { openTab, requestTabs } from '../../lib/platform/tabs';
import { createTick } from '../../lib/platform/tick';
import { translate } from '../../lib/platform/translate';
import { readQueueOnDemand } from './queue-on-demand';
import { createScreenStores, QUEUE_CHANNEL } from './screen-stores';

/** What popup and options both need of the world. */
export function createScreenServices(): ScreenServices {
  const { settings, recents, account } = createScreenStores();
  return {
    translate,
    background: remote<BackgroundService>(createRuntimeBus(), 'background'),
    queue: { ...readQueueOnDemand(), watch: createTick(QUEUE_CHANNEL).listen },
    account,
    recents,
    settings,
    shortcuts: readShortcuts,
    openTab: (url) => void openTab(url),
    allowTabs: () => void requestTabs(),
  };
}
