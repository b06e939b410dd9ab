import type { Account } from '../../../lib/auth/account';
import type { Alarm, Lock, Store } from '../../../lib/auth/ports';
import type { Session } from '../../../lib/auth/session';

/** A store as `storage.session` and `storage.local` are, with its value in reach. */
export function createMemoryStore<Value>(): Store<Value> & { value: Value | undefined } {
  const store: Store<Value> & { value: Value | undefined } = {
    value: undefined,
    read: async () => structuredClone(store.value),
    write: async (value) => {
      store.value = structuredClone(value);
    },
    remove: async () => {
      store.value = undefined;
    },
  };
  return store;
}

/** An alarm that rings only when a test reads `at` and says so. */
export function createMemoryAlarm(): Alarm & { at: number | undefined } {
  const alarm: Alarm & { at: number | undefined } = {
    at: undefined,
    set: async (at) => {
      alarm.at = at;
    },
    clear: async () => {
      alarm.at = undefined;
    },
  };
  return alarm;
}

/** One at a time, in the order of asking; the next begins also when one fails. */
export function createMemoryLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** What all contexts of one browser share, beside IndexedDB. */
export function createBrowser() {
  return {
    session: createMemoryStore<Session>(),
    accounts: createMemoryStore<Account>(),
    alarm: createMemoryAlarm(),
    lock: createMemoryLock(),
  };
}

/** An account as a sign-in leaves it. */
export function accountOf(accountId: string): Account {
  const site = { cloudId: 'cloud-1', name: 'Ours', url: 'https://ours.atlassian.net' };
  return { accountId, displayName: 'Ada', site, sites: [site], status: 'ok' };
}
