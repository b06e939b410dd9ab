import type { OptionsServices } from '../../components/services';
import { SCOPES } from '../../lib/confluence/scopes';
import { openShortcutSettings } from '../../lib/platform/commands';
import { isTabsGranted, listGrantedPatterns, revokePattern, revokeTabs, watchGrants } from '../../lib/platform/grants';
import { applyAppearance } from '../../lib/platform/page-appearance';
import { saveFile } from '../../lib/platform/save-file';
import { requestTabs } from '../../lib/platform/tabs';
import { readSettingsFile, writeSettingsFile } from '../../lib/settings/settings-file';
import { readDiagnostics } from './diagnostics';
import { loadQueueFile, saveQueueFile } from './queue-file';
import { createScreenServices } from './screen-services';
import { createStorageReader } from './storage-facts';

/** The world of the options page. */
export function createOptionsServices(): OptionsServices {
  const screen = createScreenServices();
  return {
    ...screen,
    tabsAccess: { isGranted: isTabsGranted, ask: requestTabs, revoke: revokeTabs, watch: watchGrants },
    readStorage: createStorageReader(screen.queue),
    openShortcutSettings: () => void openShortcutSettings(),
    scopes: SCOPES,
    grantedSites: { list: listGrantedPatterns, revoke: revokePattern, watch: watchGrants },
    queueFile: {
      save: saveQueueFile,
      load: async (file) => {
        const counts = await loadQueueFile(file);
        await screen.background.publish();
        return counts;
      },
    },
    settingsFile: {
      save: async () => {
        const text = writeSettingsFile(await screen.settings.read());
        saveFile('quick-capture-settings.json', new Blob([text], { type: 'application/json' }));
      },
      load: async (file) => screen.settings.write(readSettingsFile(await file.text())),
    },
    copyDiagnostics: async () => navigator.clipboard.writeText(await readDiagnostics()),
    copyText: (text) => navigator.clipboard.writeText(text),
    applyAppearance,
  };
}
