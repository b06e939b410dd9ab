import type { ScreenServices } from '../../components/services';
import type { BackgroundService } from '../../lib/messaging/protocol';
import { remote } from '../../lib/messaging/rpc';
import { readShortcuts } from '../../lib/platform/commands';
import { createRuntimeBus } from '../../lib/platform/runtime-bus';
import { openTab } from '../../lib/platform/tabs';
import { translate } from '../../lib/platform/translate';
import type { ClipState } from '../../lib/queue/queued-clip';
import { createQueueAccess, createStores } from './stores';

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
  const { settings, recents, account } = createStores();
  const { open, watch } = createQueueAccess();
  return {
    translate,
    background: remote<BackgroundService>(createRuntimeBus(), 'background'),
    queue: {
      list: async (limit) => (await open()).list({ states: SHOWN, limit }),
      get: async (clipId) => (await open()).get(clipId),
      getDocument: async (clipId) => (await open()).getDocument(clipId),
      getPicture: async (clipId, assetId) => (await open()).getPicture(clipId, assetId),
      count: async () => {
        const counts = await (await open()).count();
        return UNFINISHED.reduce((sum, state) => sum + counts[state], 0);
      },
      watch,
    },
    account,
    recents,
    settings,
    shortcuts: readShortcuts,
    openTab: (url) => void openTab(url),
  };
}
