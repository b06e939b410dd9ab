import type { Account } from './account';
import type { Alarm, Store } from './ports';
import type { Session } from './session';
import type { Vault } from './vault';

/**
 * Notes that the grant of a generation serves no more, in the vault and on the account, and resolves with true; with
 * false when the generation has moved on. Nothing is deleted but the access token: the queue waits for the next sign-in.
 */
export async function markGrantGone(
  ports: { vault: Vault; session: Store<Session>; accounts: Store<Account>; alarm: Alarm },
  generation: number,
): Promise<boolean> {
  if (!(await ports.vault.note(generation, { status: 'reauth' }))) return false;
  await ports.session.remove();
  await ports.alarm.clear();
  const account = await ports.accounts.read();
  if (account !== undefined) await ports.accounts.write({ ...account, status: 'reauth' });
  // Signing out may have removed the account between those two lines.
  if ((await ports.vault.readGrant()) === undefined) await ports.accounts.remove();
  return true;
}
