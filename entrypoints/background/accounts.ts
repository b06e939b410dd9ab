import { createOwnAppExchanger } from '../../lib/auth/token-exchanger';
import { createVault } from '../../lib/auth/vault';
import { type AccountService, createAccountService } from '../../lib/background/account-service';
import { clearAlarm, setAlarm } from '../../lib/platform/alarms';
import { createGuardedFetch } from '../../lib/platform/guarded-fetch';
import { readVersion } from '../../lib/platform/lifecycle';
import { createLock } from '../../lib/platform/locks';
import { launchWebAuthFlow, readRedirectUrl } from '../../lib/platform/web-auth';
import type { createStores } from '../wiring/stores';

/** Rings when a refresh whose answer was lost should be asked for again. */
export const REFRESH_ALARM = 'refresh';

/** The account service on the real browser, with the own-app exchanger. */
export function createAccounts({ account, session }: ReturnType<typeof createStores>): AccountService {
  const vault = createVault({ crypto });
  const guardedFetch = createGuardedFetch((url, init) => fetch(url, init));
  return createAccountService({
    exchanger: createOwnAppExchanger({ fetch: guardedFetch, readOwnApp: () => vault.readOwnApp() }),
    vault,
    session,
    accounts: account,
    lock: createLock('auth'),
    alarm: { set: (at) => setAlarm(REFRESH_ALARM, at), clear: () => clearAlarm(REFRESH_ALARM) },
    fetch: guardedFetch,
    launchWebAuthFlow,
    redirectUrl: readRedirectUrl(),
    userAgent: `QuickCaptureForConfluence/${readVersion()}`,
    crypto,
    now: Date.now,
  });
}
