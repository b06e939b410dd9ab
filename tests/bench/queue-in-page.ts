import type { Clip } from '../../lib/clip/clip.ts';
import type { Destination } from '../../lib/clip/destination.ts';
import { type ClipQueue, openClipQueue } from '../../lib/queue/clip-queue.ts';
import type { ClipState } from '../../lib/queue/queued-clip.ts';

/** Runs in one of the extension's own pages, with the product's own queue on the real database. */
export type QueueBench = {
  /** Adds so many clips with texts of so many characters, not to be published before `notBefore`. */
  fill(wish: {
    count: number;
    length: number;
    notBefore: number;
    destination?: Destination;
    accountId?: string;
  }): Promise<void>;
  /** Milliseconds for each of `rounds` adds, and for each of as many raw strictly durable writes of the same text. */
  timeAdds(wish: { rounds: number; length: number }): Promise<{ adds: number[]; raws: number[] }>;
  /** Milliseconds for each of `rounds` readings of a screenful. */
  timeLists(rounds: number): Promise<number[]>;
};

const SHOWN: readonly ClipState[] = ['queued', 'drafted', 'ready', 'publishing', 'published', 'done', 'needs-user'];
const SCREENFUL = 30;
let made = 0;

function clipOf(length: number): Clip {
  made += 1;
  const text = 'The tide comes in twice a day. '.repeat(Math.ceil(length / 31)).slice(0, length);
  return {
    id: crypto.randomUUID(),
    what: 'article',
    source: { url: `https://news.example/${made}`, title: `Tides ${made}` },
    title: `Tides ${made} ${crypto.randomUUID()}`,
    document: { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    assets: [],
    losses: [],
    capturedAt: Date.now(),
  };
}

async function add(
  queue: ClipQueue,
  clip: Clip,
  rest: { notBefore: number; destination?: Destination; accountId?: string },
) {
  await queue.add({ clip, captureId: clip.id, isPreview: false, onTitleTaken: 'number', ...rest });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The least that a durable write can cost: the same bytes, one put, one strict transaction. */
function openRaw(): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open('bench', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('raw', { keyPath: 'id' });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
  return promise;
}

function writeRaw(database: IDBDatabase, clip: Clip): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const transaction = database.transaction('raw', 'readwrite', { durability: 'strict' });
  transaction.objectStore('raw').put(clip);
  transaction.oncomplete = () => resolve();
  transaction.onerror = () => reject(transaction.error);
  return promise;
}

async function open(): Promise<QueueBench> {
  const queue = await openClipQueue({ now: Date.now, notify: () => undefined });
  const raw = await openRaw();
  return {
    fill: async ({ count, length, ...rest }) => {
      for (let done = 0; done < count; done += 50) {
        const batch = Array.from({ length: Math.min(50, count - done) }, () => clipOf(length));
        await Promise.all(batch.map((clip) => add(queue, clip, rest)));
      }
    },
    timeAdds: async ({ rounds, length }) => {
      const [adds, raws]: number[][] = [[], []];
      const later = { notBefore: Date.now() + 86_400_000 };
      for (let round = 0; round < rounds; round += 1) {
        const [one, other] = [clipOf(length), clipOf(length)];
        adds?.push(await timed(() => add(queue, one, later)));
        raws?.push(await timed(() => writeRaw(raw, other)));
      }
      return { adds: adds ?? [], raws: raws ?? [] };
    },
    timeLists: async (rounds) => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        times.push(await timed(() => queue.list({ states: SHOWN, limit: SCREENFUL })));
      }
      return times;
    },
  };
}

Object.assign(globalThis, { openQueueBench: open });
