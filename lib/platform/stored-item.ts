import { browser } from './browser';

/** One value in the extension's storage, checked when read: what another version or a bug left there cannot get in. */
export interface StoredItem<T> {
  read(): Promise<T>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls `listener` with each later value; returns what stops it. */
  watch(listener: (value: T) => void): () => void;
}

/** `parse` turns anything, also `undefined`, into a valid value. `session` lives in memory until the browser ends. */
export function createStoredItem<T>(options: {
  area: 'local' | 'session';
  key: string;
  parse: (stored: unknown) => T;
}): StoredItem<T> {
  const { area, key, parse } = options;
  const storage = browser.storage[area];
  return {
    read: async () => parse((await storage.get(key))[key]),
    write: (value) => storage.set({ [key]: value }),
    remove: () => storage.remove(key),
    watch: (listener) => {
      const onChanged = (changes: Record<string, { newValue?: unknown }>, changedArea: string): void => {
        const change = changes[key];
        if (changedArea === area && change !== undefined) listener(parse(change.newValue));
      };
      browser.storage.onChanged.addListener(onChanged);
      return () => browser.storage.onChanged.removeListener(onChanged);
    },
  };
}

/** Keeps content scripts out of `storage.local`. Firefox has the call for `session` only, hence nothing secret there. */
export async function closeStorageToPages(): Promise<void> {
  // The polyfill's types lack the call; Chromium has it on both areas.
  const local = browser.storage.local as { setAccessLevel?: (level: { accessLevel: string }) => Promise<void> };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
