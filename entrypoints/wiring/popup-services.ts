import type { ActiveTab, PopupServices } from '../../components/services';
import { readPopupStart } from '../../lib/platform/badge';
import { isOriginGranted, requestOrigins } from '../../lib/platform/host-permissions';
import { createStoredItem } from '../../lib/platform/stored-item';
import { createSyncItem } from '../../lib/platform/sync-item';
import { openOptions, readActiveTab, requestTabs } from '../../lib/platform/tabs';
import { parseFirstFrame } from '../../lib/settings/first-frame';
import { parseKeptDraft } from '../../lib/settings/kept-draft';
import { notePopupQuestion } from './popup-question';
import { createScreenServices } from './screen-services';

const draftOf = (tabId: number) => createStoredItem({ area: 'session', key: `draft-${tabId}`, parse: parseKeptDraft });

async function readTab(): Promise<ActiveTab> {
  const tab = await readActiveTab();
  return { tabId: tab?.tabId ?? -1, title: tab?.title ?? '', url: tab?.url ?? '' };
}

/** The world of the popup. */
export function createPopupServices(): PopupServices {
  // Asked once, and before anything is drawn: its title and its capture wait for nothing else.
  const activeTab = readTab();
  return {
    ...createScreenServices(),
    activeTab: () => activeTab,
    ...readPopupStart(),
    allowTabs: () => {
      // Under way before the prompt closes us; awaited first, it would cost the click its right to ask.
      void notePopupQuestion('tabs');
      void requestTabs();
    },
    openOptions: () => {
      void openOptions();
      window.close();
    },
    closeWindow: () => window.close(),
    takeUnsaved: async (wish) => (await import('./unsaved-clip')).takeUnsaved(wish),
    drafts: {
      read: (tabId) => draftOf(tabId).read(),
      write: (tabId, draft) => draftOf(tabId).write(draft),
      remove: (tabId) => draftOf(tabId).remove(),
    },
    pictureSites: {
      isGranted: isOriginGranted,
      ask: (origins) => {
        const noted = notePopupQuestion('pictures');
        return Promise.all([requestOrigins(origins), noted]);
      },
    },
    firstFrame: createSyncItem({ key: 'first-frame', parse: parseFirstFrame }),
  };
}
