import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { type ClipQueue, openClipQueue } from '../../../lib/queue/clip-queue';
import { openQueueDatabase, QUEUE_DATABASE } from '../../../lib/queue/queue-database';
import type { QueueError } from '../../../lib/queue/queue-error';
import { clip, entry, pictures, START } from './samples';

const DAY = 24 * 60 * 60_000;

type Device = { queue: ClipQueue; clock: { now: number }; notify: ReturnType<typeof vi.fn>; indexedDb: IDBFactory };

async function createDevice(indexedDb = new IDBFactory()): Promise<Device> {
  const clock = { now: START };
  const notify = vi.fn();
  return { queue: await openClipQueue({ indexedDb, now: () => clock.now, notify }), clock, notify, indexedDb };
}

async function codeOf(failing: Promise<unknown>): Promise<QueueError['code'] | undefined> {
  return failing.then(
    () => undefined,
    (error: QueueError) => error.code,
  );
}

describe('adding', () => {
  it('keeps the clip, its document and nothing else in the row', async () => {
    const { queue } = await createDevice();
    const added = await queue.add(entry());
    expect(added).toMatchObject({ id: 'clip-1', state: 'queued', revision: 0 });
    expect(await queue.get('clip-1')).toEqual(added);
    expect(added).not.toHaveProperty('document');
    expect(await queue.getDocument('clip-1')).toEqual(clip().document);
  });

  it('twenty times with one gesture makes one clip', async () => {
    const { queue } = await createDevice();
    const clicks = Array.from({ length: 20 }, (_, index) =>
      queue.add(entry({ clip: clip({ id: `clip-${index}`, capturedAt: START + index * 50 }), captureId: 'one' })),
    );
    const ids = new Set((await Promise.all(clicks)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await queue.count()).toMatchObject({ queued: 1 });
  });

  it('makes another clip three seconds later, of another gesture, or after an Undo', async () => {
    const { queue } = await createDevice();
    const add = (id: string, captureId: string, capturedAt: number) =>
      queue.add(entry({ clip: clip({ id, capturedAt }), captureId }));
    await add('a', 'one', START);
    expect((await add('b', 'one', START + 2_999)).id).toBe('a');
    expect((await add('c', 'one', START + 3_000)).id).toBe('c');
    expect((await add('d', 'two', START)).id).toBe('d');
    await queue.decide('d', { type: 'cancelled', at: START });
    expect((await add('e', 'two', START + 1)).id).toBe('e');
  });

  it('does not take an unconfirmed preview for a saved clip', async () => {
    const { queue } = await createDevice();
    await queue.add(entry({ captureId: 'one', isPreview: true }));
    const saved = await queue.add(entry({ clip: clip({ id: 'saved' }), captureId: 'one' }));
    expect(saved).toMatchObject({ id: 'saved', state: 'queued' });
  });

  it('of the same clip again changes nothing', async () => {
    const { queue } = await createDevice();
    await queue.add(entry());
    await queue.decide('clip-1', { type: 'edited', at: START, title: 'Edited' });
    expect((await queue.add(entry())).title).toBe('Edited');
  });

  it('is told to other contexts', async () => {
    const { queue, notify } = await createDevice();
    await queue.add(entry());
    expect(notify).toHaveBeenCalledTimes(1);
    await queue.get('clip-1');
    await queue.list({ limit: 1 });
    expect(notify).toHaveBeenCalledTimes(1);
  });

  it('cleans the title once', async () => {
    const { queue } = await createDevice();
    const added = await queue.add(entry({ clip: clip({ title: ' \u202E\n ' }) }));
    expect(added.title).toBe('news.example 2026-11-24');
  });
});

describe('pictures', () => {
  it('are stored as they come, with what their bytes say', async () => {
    const { queue } = await createDevice();
    await queue.add(entry({ clip: clip({ assets: pictures(2) }) }));
    const bytes = new Blob(['png']);
    const after = await queue.storePicture('clip-1', '2', { bytes, mediaType: 'image/png', width: 4, height: 5 });
    expect(after?.assets).toMatchObject([
      { state: 'pending' },
      { state: 'stored', size: 3, mediaType: 'image/png', width: 4 },
    ]);
    const stored = await queue.getPicture('clip-1', '2');
    expect(new TextDecoder().decode(stored?.bytes)).toBe('png');
  });

  it('leave the revision alone, so that no step under way loses its clip', async () => {
    const { queue } = await createDevice();
    const seen = await queue.add(entry({ clip: clip({ assets: pictures(1) }) }));
    await queue.storePicture('clip-1', '1', { bytes: new ArrayBuffer(1), mediaType: 'image/png' });
    const drafted = await queue.transition(seen, { type: 'drafted', draftId: '7' });
    expect(drafted).toMatchObject({ state: 'drafted', assets: [{ state: 'stored' }] });
  });

  it('that are screen crops are said to be', async () => {
    const { queue } = await createDevice();
    await queue.add(entry({ clip: clip({ assets: pictures(1) }) }));
    const after = await queue.storePicture('clip-1', '1', {
      bytes: new ArrayBuffer(1),
      mediaType: 'image/png',
      isCrop: true,
    });
    expect(after?.losses).toEqual([{ code: 'image-cropped', count: 1 }]);
  });

  it('that come twice or too late are not stored', async () => {
    const { queue } = await createDevice();
    await queue.add(entry({ clip: clip({ assets: pictures(1) }) }));
    await queue.losePicture('clip-1', '1', 'image-too-slow');
    expect(
      await queue.storePicture('clip-1', '1', { bytes: new ArrayBuffer(1), mediaType: 'image/png' }),
    ).toBeUndefined();
    expect(await queue.getPicture('clip-1', '1')).toBeUndefined();
    expect(await queue.losePicture('clip-1', '1', 'image-too-slow')).toBeUndefined();
    expect((await queue.get('clip-1'))?.losses).toEqual([{ code: 'image-too-slow', count: 1 }]);
  });

  it('of an unknown clip are not stored', async () => {
    const { queue } = await createDevice();
    expect(
      await queue.storePicture('nobody', '1', { bytes: new ArrayBuffer(1), mediaType: 'image/png' }),
    ).toBeUndefined();
    expect(await queue.getPicture('nobody', '1')).toBeUndefined();
  });
});

describe('a transition', () => {
  it('is taken once, of two that saw the same row', async () => {
    const { queue } = await createDevice();
    const seen = await queue.add(entry());
    const results = await Promise.all([
      queue.transition(seen, { type: 'drafted', draftId: '7' }),
      queue.transition(seen, { type: 'drafted', draftId: '8' }),
    ]);
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await queue.get('clip-1')).toMatchObject({ draftId: '7', revision: 1 });
  });

  it('is refused when anything was decided since the row was seen, even in the same state', async () => {
    const { queue } = await createDevice();
    const seen = await queue.add(entry());
    await queue.decide('clip-1', { type: 'edited', at: START, title: 'Edited' });
    expect(await queue.transition(seen, { type: 'drafted', draftId: '7' })).toBeUndefined();
    expect(await queue.get('clip-1')).not.toHaveProperty('draftId');
  });

  it('is strictly durable', async () => {
    const { indexedDb } = await createDevice();
    const durabilities: unknown[] = [];
    const original = IDBDatabase.prototype.transaction;
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args
    ) {
      if (args[1] === 'readwrite') durabilities.push(args[2]);
      return original.apply(this, args);
    });
    const { queue } = await createDevice(indexedDb);
    const seen = await queue.add(entry());
    await queue.transition(seen, { type: 'drafted', draftId: '7' });
    spy.mockRestore();
    expect(durabilities).toEqual([{ durability: 'strict' }, { durability: 'strict' }]);
  });
});

describe('lists', () => {
  it('come in pages, the newest first, of the wanted states', async () => {
    const { queue } = await createDevice();
    for (let index = 0; index < 7; index += 1) {
      await queue.add(entry({ clip: clip({ id: `clip-${index}`, capturedAt: START + index * 10_000 }) }));
    }
    await queue.decide('clip-3', { type: 'cancelled', at: START });
    const first = await queue.list({ states: ['queued', 'drafted'], limit: 3 });
    expect(first.map(({ id }) => id)).toEqual(['clip-6', 'clip-5', 'clip-4']);
    const last = first.at(-1);
    const second = await queue.list({ states: ['queued'], limit: 9, ...(last ? { before: last } : {}) });
    expect(second.map(({ id }) => id)).toEqual(['clip-2', 'clip-1', 'clip-0']);
    expect((await queue.list({ states: ['trash'], limit: 9 })).map(({ id }) => id)).toEqual(['clip-3']);
    expect(await queue.list({ limit: 99 })).toHaveLength(7);
  });

  it('page through clips of the same moment without losing one', async () => {
    const { queue } = await createDevice();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await queue.add(entry({ clip: clip({ id }) }));
    const seen: string[] = [];
    let page = await queue.list({ limit: 2 });
    while (page.length > 0) {
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      page = last ? await queue.list({ limit: 2, before: last }) : [];
    }
    expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('count every state', async () => {
    const { queue } = await createDevice();
    await queue.add(entry());
    await queue.add(entry({ clip: clip({ id: 'preview' }), isPreview: true }));
    expect(await queue.count()).toMatchObject({ queued: 1, captured: 1, done: 0, trash: 0 });
  });
});

describe('purging', () => {
  async function purgeAfter(device: Device, days: number): Promise<void> {
    await device.queue.purge();
    for (let day = 1; day <= days; day += 1) {
      device.clock.now = START + day * DAY;
      await device.queue.purge();
    }
  }

  it('removes unconfirmed previews and the trash after 30 days, and nothing that was called saved, ever', async () => {
    const device = await createDevice();
    const { queue } = device;
    await queue.add(entry({ clip: clip({ id: 'preview', assets: pictures(1) }), isPreview: true }));
    await queue.storePicture('preview', '1', { bytes: new ArrayBuffer(1), mediaType: 'image/png' });
    await queue.add(entry({ clip: clip({ id: 'trashed' }) }));
    await queue.decide('trashed', { type: 'cancelled', at: START });
    const { destination: _none, accountId: _nobody, ...homeless } = entry({ clip: clip({ id: 'homeless' }) });
    await queue.add(homeless);
    await queue.add(entry({ clip: clip({ id: 'waiting' }) }));
    await purgeAfter(device, 29);
    expect(await queue.list({ limit: 9 })).toHaveLength(4);
    await purgeAfter(device, 400);
    expect((await queue.list({ limit: 9 })).map(({ id }) => id).sort()).toEqual(['homeless', 'waiting']);
    expect(await queue.getPicture('preview', '1')).toBeUndefined();
    expect(await queue.getDocument('preview')).toBeUndefined();
  });

  it('keeps what is done as long as the history knows it, so that it can be changed and taken back', async () => {
    const device = await createDevice();
    const { queue } = device;
    let row = await queue.add(entry());
    const life = [
      { type: 'drafted', draftId: '7' },
      { type: 'uploads-finished' },
      { type: 'publish-intended' },
      { type: 'published', at: START, title: 'Tea' },
      { type: 'finished', at: START },
    ] as const;
    for (const event of life) row = (await queue.transition(row, event)) ?? row;
    await purgeAfter(device, 89);
    expect(await queue.count()).toMatchObject({ done: 1 });
    expect(await queue.history({ limit: 9 })).toMatchObject([{ clipId: 'clip-1', pageId: '7', at: START }]);
    expect(await queue.history({ limit: 9, address: 'https://news.example/clip-1' })).toHaveLength(1);
    expect(await queue.history({ limit: 9, address: 'https://other.example/' })).toEqual([]);
    await purgeAfter(device, 91);
    expect(await queue.count()).toMatchObject({ done: 0 });
    expect(await queue.history({ limit: 9 })).toEqual([]);
  });

  it('does not believe a clock that has just leapt', async () => {
    const device = await createDevice();
    await device.queue.add(entry());
    await device.queue.decide('clip-1', { type: 'cancelled', at: START });
    await device.queue.purge();
    device.clock.now = START + 365 * DAY;
    await device.queue.purge();
    device.clock.now = START + DAY;
    await device.queue.purge();
    expect(await device.queue.count()).toMatchObject({ trash: 1 });
  });
});

describe('trouble with storage', () => {
  it('a full disk keeps nothing of the clip and says so', async () => {
    const { queue } = await createDevice();
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await codeOf(queue.add(entry()))).toBe('storage-full');
    spy.mockRestore();
    expect(await queue.get('clip-1')).toBeUndefined();
    expect((await queue.add(entry())).id).toBe('clip-1');
  });

  it('a change that fails only at its commit keeps nothing either', async () => {
    const { queue, notify } = await createDevice();
    const original = IDBObjectStore.prototype.add;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = original.apply(this, args);
      if (this.name === 'documents') request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    expect(await codeOf(queue.add(entry()))).toBe('broken');
    spy.mockRestore();
    expect(await queue.get('clip-1')).toBeUndefined();
    expect(notify).not.toHaveBeenCalled();
  });

  it('a newer database is left alone', async () => {
    const indexedDb = new IDBFactory();
    const newer = indexedDb.open(QUEUE_DATABASE, 99);
    await new Promise((resolve) => {
      newer.onsuccess = resolve;
    });
    newer.result.close();
    expect(await codeOf(createDevice(indexedDb))).toBe('future-version');
  });

  it('an older version held open elsewhere is waited for, but not for ever', async () => {
    const close = vi.fn();
    const request = { result: { close } } as unknown as IDBOpenDBRequest;
    const indexedDb = { open: () => request } as unknown as IDBFactory;
    const opening = openQueueDatabase({ indexedDb, blockedAfter: 1, onClosed: () => undefined });
    request.onblocked?.(new Event('blocked') as IDBVersionChangeEvent);
    expect(await codeOf(opening)).toBe('blocked');
    request.onsuccess?.(new Event('success'));
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('a connection that was closed for somebody else is opened again', async () => {
    const indexedDb = new IDBFactory();
    const { queue } = await createDevice(indexedDb);
    await queue.add(entry());
    const gone = indexedDb.deleteDatabase(QUEUE_DATABASE);
    await new Promise((resolve) => {
      gone.onsuccess = resolve;
    });
    expect(await queue.count()).toMatchObject({ queued: 0 });
    expect((await queue.add(entry())).id).toBe('clip-1');
  });
});
