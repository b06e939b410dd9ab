import type { Account } from './account';
import type { Alarm, Store } from './ports';
import type { Session } from './session';
import type { Vault } from './vault';

/**
 * Forgets the account here: tokens with their key, session, account, alarm. The generation moves on first, so a refresh
 * under way finds its answer unwanted. Clips that wait are the queue's and stay; so does the person's own app.
 * Atlassian has no way to revoke a token: the person may disconnect the app on `CONNECTED_APPS`.
 */
export async function signOut(ports: {
  vault: Vault;
  session: Store<Session>;
  accounts: Store<Account>;
  alarm: Alarm;
}): Promise<void> {
  await ports.vault.wipeGrant();
  await ports.session.remove();
  await ports.accounts.remove();
  await ports.alarm.clear();
}

/** Where Atlassian lists the apps that a person has let in. */
export const CONNECTED_APPS = 'https://id.atlassian.com/manage-profile/apps';
