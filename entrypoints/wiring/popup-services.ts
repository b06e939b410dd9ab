import type { PopupServices } from '../../components/services';
import { createSyncItem } from '../../lib/platform/sync-item';
import { openOptions, readActiveTab } from '../../lib/platform/tabs';
import { parseFirstFrame } from '../../lib/settings/first-frame';
import { createScreenServices } from './screen-services';

/** The world of the popup. */
export function createPopupServices(): PopupServices {
  return {
    ...createScreenServices(),
    activeTab: async () => {
      const tab = await readActiveTab();
      return { tabId: tab?.tabId ?? -1, title: tab?.title ?? '', url: tab?.url ?? '' };
    },
    openOptions: () => {
      void openOptions();
      window.close();
    },
    closeWindow: () => window.close(),
    firstFrame: createSyncItem({ key: 'first-frame', parse: parseFirstFrame }),
  };
}
