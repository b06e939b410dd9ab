import { browser } from './browser';

/** Values by key in the extension's own storage, which the browser keeps apart from IndexedDB. */
export function createLocalStore(): {
  read(keys: readonly string[]): Promise<Record<string, unknown>>;
  /** All of them in one step. */
  write(values: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
} {
  const { local } = browser.storage;
  return {
    read: (keys) => local.get([...keys]),
    write: (values) => local.set(values),
    remove: (keys) => local.remove([...keys]),
  };
}
