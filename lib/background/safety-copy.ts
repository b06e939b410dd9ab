import type { ClipId } from '../clip/clip';
import type { ClipQueue } from '../queue/clip-queue';
import { isMirrored, MIRRORED_STATES, MOST_IN_ALL, revive, toMirrored, type WholeClip } from '../queue/mirror';
import type { ClipState } from '../queue/queued-clip';
import { parseWholeClip } from './clip-schema';
import { coalesce } from './coalesce';
import {
  type CopyFacts,
  type CopyIndex,
  copyKeyOf,
  INDEX_KEYS,
  indexKeyOf,
  listCopies,
  parseIndex,
} from './copy-index';

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

/** What changes on the disk: parts of the index as they become, copies that are written, keys that go. */
type Changes = { parts: Map<string, Map<ClipId, CopyFacts>>; written: Record<string, WholeClip>; gone: string[] };

/** The next state of some copies, from what the queue holds now. Beyond the limit a clip is left out. */
async function collect({ openQueue }: SafetyCopyPorts, ids: readonly ClipId[], index: CopyIndex): Promise<Changes> {
  const queue = await openQueue();
  const keys = ids.map(indexKeyOf);
  const changes: Changes = { parts: new Map(keys.map((key) => [key, new Map(index.get(key))])), written: {}, gone: [] };
  let total = listCopies(index).reduce((sum, [, { size }]) => sum + size, 0);
  for (const id of ids) {
    const [row, document] = await Promise.all([queue.get(id), queue.getDocument(id)]);
    const part = changes.parts.get(indexKeyOf(id));
    total -= part?.get(id)?.size ?? 0;
    const isKnown = part?.delete(id);
    const copy = row && document && isMirrored(row.state) ? toMirrored({ row, document }) : undefined;
    const size = copy ? JSON.stringify(copy).length : 0;
    if (copy === undefined || total + size > MOST_IN_ALL) {
      if (isKnown) changes.gone.push(copyKeyOf(id));
      continue;
    }
    total += size;
    part?.set(id, { size, isCut: copy.document !== document });
    changes.written[copyKeyOf(id)] = copy;
  }
  return changes;
}

/** The copies and their facts in one step; what is left of others goes in a second, and a death between costs only room. */
async function writeChanges({ store }: SafetyCopyPorts, { parts, written, gone }: Changes): Promise<void> {
  const values: Record<string, unknown> = { ...written };
  const empty: string[] = [];
  for (const [key, part] of parts) {
    if (part.size === 0) empty.push(key);
    else values[key] = Object.fromEntries(part);
  }
  if (Object.keys(values).length > 0) await store.write(values);
  if (gone.length > 0) await store.remove([...gone, ...empty]);
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
  const { openQueue, listIds } = ports;
  const noted = new Set<ClipId>();
  // Nobody else writes it, so it is read once in the life of a worker, and again after a failure.
  let reading: Promise<CopyIndex> | undefined;
  const readIndex = (): Promise<CopyIndex> => {
    reading ??= ports.store.read(INDEX_KEYS).then(parseIndex);
    return reading;
  };

  const flush = coalesce(async () => {
    while (noted.size > 0) {
      const ids = [...noted].slice(0, BATCH);
      for (const id of ids) noted.delete(id);
      try {
        const index = await readIndex();
        const changes = await collect(ports, ids, index);
        await writeChanges(ports, changes);
        for (const [key, part] of changes.parts) index.set(key, part);
      } catch (error) {
        reading = undefined;
        throw error;
      }
    }
  });
  const note = (ids: readonly ClipId[]): Promise<void> => {
    for (const id of ids) noted.add(id);
    return flush();
  };

  return {
    note: (id) => note([id]),
    reconcile: async () => {
      const copied = listCopies(await readIndex()).map(([id]) => id);
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
