import type { Page } from 'playwright';

/**
 * Gives the queue's database another version, as a newer extension would leave it, or with undefined takes it away, as a
 * browser does with one it finds damaged. What holds it open gives way, as the extension's own contexts do.
 */
export function setDatabaseVersion(screen: Page, version: number | undefined): Promise<void> {
  return screen.evaluate((wanted) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const request = wanted === undefined ? indexedDB.deleteDatabase('queue') : indexedDB.open('queue', wanted);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result?.close();
      resolve();
    };
    return promise;
  }, version);
}
