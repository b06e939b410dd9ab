import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { type ClipQueue, openClipQueue } from '../../../lib/queue/clip-queue';
import { QUEUE_DATABASE } from '../../../lib/queue/queue-database';
import { openQueueReader, type QueueReader } from '../../../lib/queue/queue-reader';
import { clip, entry, pictures, START } from './samples';

type Device = { queue: ClipQueue; reader: QueueReader };

/** The queue of the background and the reader of a screen, in one browser. */
async function createDevice(): Promise<Device> {
  const indexedDb = new IDBFactory();
  const queue = await openClipQueue({ indexedDb, now: () => START, notify: () => undefined });
  return { queue, reader: openQueueReader({ indexedDb }) };
}

describe('a reader of the queue', () => {
  it('sees a clip, its document and its pictures as the queue has stored them', async () => {
    const { queue, reader } = await createDevice();
    const added = await queue.add(entry({ clip: clip({ assets: pictures(1) }) }));
    expect(await reader.get('clip-1')).toEqual(added);
    expect(await reader.getDocument('clip-1')).toEqual(clip().document);
    expect(await reader.getPicture('clip-1', '1')).toBeUndefined();

    await queue.storePicture('clip-1', '1', { bytes: new Uint8Array([1, 2]).buffer, mediaType: 'image/png' });
    expect(await reader.getPicture('clip-1', '1')).toEqual({
      bytes: new Uint8Array([1, 2]).buffer,
      mediaType: 'image/png',
    });
  });

  it('lists and counts what is there at each call', async () => {
    const { queue, reader } = await createDevice();
    expect(await reader.list({ limit: 10 })).toEqual([]);
    await queue.add(entry({ clip: clip({ id: 'older' }) }));
    await queue.add(entry({ clip: clip({ id: 'newer', capturedAt: START + 1 }) }));
    expect((await reader.list({ limit: 1 })).map(({ id }) => id)).toEqual(['newer']);
    expect(await reader.count()).toMatchObject({ queued: 2, done: 0 });
  });

  it('makes the database when it is the first to look', async () => {
    const reader = openQueueReader({ indexedDb: new IDBFactory() });
    expect(await reader.count()).toMatchObject({ queued: 0 });
  });

  it('says what is wrong, and tries again at the next call', async () => {
    const indexedDb = new IDBFactory();
    const newer = await openVersion(indexedDb, 99);
    const reader = openQueueReader({ indexedDb });
    await expect(reader.get('clip-1')).rejects.toMatchObject({ name: 'QueueError', code: 'future-version' });

    newer.close();
    await deleteDatabase(indexedDb);
    expect(await reader.get('clip-1')).toBeUndefined();
  });
});

function openVersion(indexedDb: IDBFactory, version: number): Promise<IDBDatabase> {
  return settle(indexedDb.open(QUEUE_DATABASE, version));
}

async function deleteDatabase(indexedDb: IDBFactory): Promise<void> {
  await settle(indexedDb.deleteDatabase(QUEUE_DATABASE));
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
  return promise;
}
