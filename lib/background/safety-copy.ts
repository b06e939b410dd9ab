import type { ClipId } from '../clip/clip';
import type { ClipQueue } from '../queue/clip-queue';
import { isMirrored, MIRRORED_STATES, MOST_IN_ALL, revive, toMirrored, type WholeClip } from '../queue/mirror';
import type { ClipState } from '../queue/queued-clip';
import { parseWholeClip } from './clip-schema';
import { coalesce } from './coalesce';
import { COPY_INDEX, copyKeyOf, parseSizes, type Sizes } from './copy-keys';

/** Where the second copy lies: a store that does not share IndexedDB's fate. Each write is one step. */
export interface SafetyStore {
  read(keys: readonly string[]): Promise<Record<string, unknown>>;
  write(values: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

export type SafetyCopyPorts = {
  store: SafetyStore;
  openQueue(): Promise<Pick<ClipQueue, 'get' | 'getDocument'>>;
  listIds(states: readonly ClipState[]): Promise<ClipId[]>;
  /** Resolves to false when the queue knows the clip already. */
  putBack(clip: WholeClip): Promise<boolean>;
};

/** Keeps text and facts of every unsent clip a second time, and brings back what the queue has lost. */
export interface SafetyCopy {
  /** Copies, renews or forgets a clip, as its state now asks. */
  note(id: ClipId): Promise<void>;
  /** To be called at each start: puts back what is missing in the queue, and resolves to how many clips that were. */
  reconcile(): Promise<number>;
}

const BATCH = 20;

const sum = (sizes: Sizes): number => Object.values(sizes).reduce((total, size) => total + size, 0);

type Changes = { sizes: Sizes; written: Record<string, WholeClip>; gone: string[] };

/** The next state of some copies, from what the queue holds now. Beyond the limit a clip is left out. */
async function collect({ openQueue }: SafetyCopyPorts, ids: readonly ClipId[], before: Sizes): Promise<Changes> {
  const queue = await openQueue();
  const changes: Changes = { sizes: { ...before }, written: {}, gone: [] };
  let total = sum(before);
  for (const id of ids) {
    const [row, document] = await Promise.all([queue.get(id), queue.getDocument(id)]);
    total -= before[id] ?? 0;
    delete changes.sizes[id];
    const copy = row && document && isMirrored(row.state) ? toMirrored({ row, document }) : undefined;
    const size = copy ? JSON.stringify(copy).length : 0;
    if (copy === undefined || total + size > MOST_IN_ALL) {
      if (id in before) changes.gone.push(copyKeyOf(id));
      continue;
    }
    total += size;
    changes.sizes[id] = size;
    changes.written[copyKeyOf(id)] = copy;
  }
  return changes;
}

/** Puts one clip back; false when its copy cannot be read, or the queue knows the clip after all. */
async function bringBack({ store, putBack }: SafetyCopyPorts, id: ClipId): Promise<boolean> {
  const copy = parseWholeClip((await store.read([copyKeyOf(id)]))[copyKeyOf(id)]);
  return copy?.row.id === id && (await putBack({ ...copy, row: revive(copy.row) }));
}

/**
 * The second copy. Written after "Saved" and after each change, in batches and behind everybody's back: a failed write
 * costs only the copy, and the next start makes up for it.
 */
export function createSafetyCopy(ports: SafetyCopyPorts): SafetyCopy {
  const { store, openQueue, listIds } = ports;
  const noted = new Set<ClipId>();
  const readSizes = async (): Promise<Sizes> => parseSizes((await store.read([COPY_INDEX]))[COPY_INDEX]);

  const flush = coalesce(async () => {
    while (noted.size > 0) {
      const ids = [...noted].slice(0, BATCH);
      for (const id of ids) noted.delete(id);
      const { sizes, written, gone } = await collect(ports, ids, await readSizes());
      await store.write({ ...written, [COPY_INDEX]: sizes });
      if (gone.length > 0) await store.remove(gone);
    }
  });
  const note = (ids: readonly ClipId[]): Promise<void> => {
    for (const id of ids) noted.add(id);
    return flush();
  };

  return {
    note: (id) => note([id]),
    reconcile: async () => {
      const copied = Object.keys(await readSizes());
      const queue = await openQueue();
      const waiting = new Set(await listIds(MIRRORED_STATES));
      const stale: ClipId[] = [];
      let restored = 0;
      for (const id of copied.filter((each) => !waiting.has(each))) {
        if (await bringBack(ports, id)) restored += 1;
        if ((await queue.get(id)) !== undefined) stale.push(id);
      }
      const isCopied = new Set(copied);
      await note([...stale, ...[...waiting].filter((id) => !isCopied.has(id))]);
      return restored;
    },
  };
}

/** The same queue, which tells after each durable change of a clip which one it was. */
export function withChanges(queue: ClipQueue, changed: (id: ClipId) => void): ClipQueue {
  const tell = async <Row extends { id: ClipId } | undefined>(change: Promise<Row>): Promise<Row> => {
    const row = await change;
    if (row) changed(row.id);
    return row;
  };
  return {
    ...queue,
    add: (entry) => tell(queue.add(entry)),
    decide: (id, event) => tell(queue.decide(id, event)),
    transition: (seen, event) => tell(queue.transition(seen, event)),
    losePicture: (id, assetId, loss) => tell(queue.losePicture(id, assetId, loss)),
    notePictures: (id, event) => tell(queue.notePictures(id, event)),
  };
}
