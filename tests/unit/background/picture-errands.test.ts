import { describe, expect, it } from 'vitest';
import type { PictureWish } from '../../../lib/background/picture-collector';
import { createPictureErrands } from '../../../lib/background/picture-errands';
import { type PictureLedger, parsePictureLedger } from '../../../lib/background/picture-ledger';

const TARGET = { tabId: 7, frameId: 0, documentId: 'd' };
const WANTED = [
  { id: '1', url: 'https://pictures.example/1.png' },
  { id: '2', url: 'https://pictures.example/2.png' },
];

/** A browser session: what is stored outlives its workers. */
function createBrowserSession() {
  let stored: unknown;
  const awaited = new Map<string, PictureWish['wanted']>();
  const wishes: PictureWish[] = [];
  const alarms: number[] = [];
  return {
    awaited,
    wishes,
    alarms,
    stored: () => parsePictureLedger(stored),
    startWorker: (collect: (wish: PictureWish) => Promise<void>, now = 1_000) =>
      createPictureErrands({
        ledger: {
          read: async () => parsePictureLedger(stored),
          write: async (ledger: PictureLedger) => {
            stored = JSON.parse(JSON.stringify(ledger));
          },
        },
        lock: (work) => work(),
        collect: async (wish) => {
          wishes.push(wish);
          await collect(wish);
        },
        findAwaited: async (clipId) => awaited.get(clipId) ?? [],
        wakeAt: async (time) => void alarms.push(time),
        now: () => now,
      }),
  };
}

const never = () => new Promise<void>(() => undefined);

describe('the errand for a clip’s pictures', () => {
  it('is noted before anything is asked for, and struck when it is done', async () => {
    const session = createBrowserSession();
    const seen: PictureLedger[] = [];
    const worker = session.startWorker(async () => void seen.push(session.stored()));
    await worker.begin({ id: 'c', token: 't', wanted: WANTED }, TARGET);
    expect(seen).toEqual([[{ clipId: 'c', token: 't', target: TARGET, until: 61_000 }]]);
    expect(session.stored()).toEqual([]);
  });

  it('has the browser start another worker while there is time left, should this one be stopped over it', async () => {
    const session = createBrowserSession();
    void session.startWorker(never).begin({ id: 'c', token: 't', wanted: WANTED }, TARGET);
    await expect.poll(() => session.wishes.length).toBe(1);
    expect(session.alarms).toEqual([31_000]);
  });

  it('is gone on with by the next worker, for what is still awaited and no longer than before', async () => {
    const session = createBrowserSession();
    void session.startWorker(never).begin({ id: 'c', token: 't', wanted: WANTED }, TARGET);
    await expect.poll(() => session.wishes.length).toBe(1);
    session.awaited.set('c', WANTED.slice(1));

    await session.startWorker(async () => undefined, 30_000).resume();
    expect(session.wishes.at(-1)).toEqual({
      clipId: 'c',
      token: 't',
      target: TARGET,
      until: 61_000,
      wanted: WANTED.slice(1),
    });
    expect(session.stored()).toEqual([]);
  });

  it('that met a second death is still there for a third worker', async () => {
    const session = createBrowserSession();
    void session.startWorker(never).begin({ id: 'c', token: 't', wanted: WANTED }, TARGET);
    await expect.poll(() => session.wishes.length).toBe(1);
    session.awaited.set('c', WANTED);
    void session.startWorker(never).resume();
    await expect.poll(() => session.wishes.length).toBe(2);
    await session.startWorker(async () => undefined).resume();
    expect(session.wishes).toHaveLength(3);
    expect(session.stored()).toEqual([]);
  });

  it('of one clip ends apart from another’s', async () => {
    const session = createBrowserSession();
    const worker = session.startWorker((wish) => (wish.clipId === 'slow' ? never() : Promise.resolve()));
    void worker.begin({ id: 'slow', token: 't', wanted: WANTED }, TARGET);
    await expect.poll(() => session.wishes.length).toBe(1);
    await worker.begin({ id: 'quick', token: 'u', wanted: WANTED }, TARGET);
    expect(session.stored().map(({ clipId }) => clipId)).toEqual(['slow']);
  });

  it('is none where there are no pictures', async () => {
    const session = createBrowserSession();
    await session.startWorker(never).begin({ id: 'c', token: 't', wanted: [] }, TARGET);
    expect(session.wishes).toEqual([]);
  });

  it.each([[undefined], ['x'], [[{ clipId: 'c' }]], [{ clipId: 'c' }]])('is none where %j was stored', (stored) => {
    expect(parsePictureLedger(stored)).toEqual([]);
  });
});
