import type { Page } from 'playwright';
import type { QueuedClip } from '../../lib/queue/queued-clip.ts';

/** Every row of the queue, read from one of the extension's own pages as those read it. */
export function readQueue(screen: Page): Promise<QueuedClip[]> {
  return screen.evaluate(async () => {
    // Opening a database that is not there would make an empty one.
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'queue')) return [];
    const { promise, resolve, reject } = Promise.withResolvers<QueuedClip[]>();
    const request = indexedDB.open('queue');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const rows = request.result.transaction('clips').objectStore('clips').getAll();
      rows.onsuccess = () => {
        request.result.close();
        resolve(rows.result);
      };
    };
    return promise;
  });
}

/**
 * When the next clip of that kind (of any, if none is given) is on disk, in milliseconds since the epoch: the queue
 * tells its readers after the transaction is complete. Resolves to a watch that is already listening.
 */
export async function watchForClip(screen: Page, what?: QueuedClip['what']): Promise<{ stored: Promise<number> }> {
  const known = (await readQueue(screen)).map(({ id }) => id);
  const watch = await screen.evaluateHandle(startWatch, { known, what });
  return { stored: watch.evaluate(({ stored }) => stored) };
}

/** Runs in the page. */
function startWatch({ known, what }: { known: string[]; what: string | undefined }): { stored: Promise<number> } {
  const { promise, resolve } = Promise.withResolvers<number>();
  const channel = new BroadcastChannel('queue');
  channel.onmessage = () => {
    const at = Date.now();
    const request = indexedDB.open('queue');
    request.onsuccess = () => {
      const rows = request.result.transaction('clips').objectStore('clips').getAll();
      rows.onsuccess = () => {
        request.result.close();
        const clips: { id: string; what: string }[] = rows.result;
        if (!clips.some((clip) => !known.includes(clip.id) && (what === undefined || clip.what === what))) return;
        channel.close();
        resolve(at);
      };
    };
  };
  return { stored: promise };
}
