import { type Account, parseAccount } from '../../lib/auth/account';
import { createStoredItem, type StoredItem } from '../../lib/platform/stored-item';
import { parseRecents, parseSettings } from '../../lib/settings/parse';
import type { Recents, Settings } from '../../lib/settings/settings';

/** The name under which the contexts' queues tell each other of changes. */
export const QUEUE_CHANNEL = 'queue';

/** The stores that every context shares; nothing secret is in any of them. */
export type ScreenStores = {
  settings: StoredItem<Settings>;
  recents: StoredItem<Recents>;
  account: StoredItem<Account | undefined>;
};

/** Opens the stores that every context shares. */
export function createScreenStores(): ScreenStores {
  return {
    settings: createStoredItem({ area: 'local', key: 'settings', parse: parseSettings }),
    recents: createStoredItem({ area: 'local', key: 'recents', parse: parseRecents }),
    account: createStoredItem({ area: 'local', key: 'account', parse: parseAccount }),
  };
}
