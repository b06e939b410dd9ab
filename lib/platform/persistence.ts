/**
 * Asks the browser to keep what is stored when disk space is short; nothing is shown to the person. Only a page can ask:
 * the worker has no such call (measured in Chromium 156). A browser that does not let us keeps storage as it would.
 */
export async function askToKeepStorage(storage: Pick<StorageManager, 'persist' | 'persisted'>): Promise<void> {
  try {
    if (!(await storage.persisted())) await storage.persist();
  } catch {
    // A browser without the call: `unlimitedStorage` and the second copy have to do.
  }
}
