import { copyKeyOf, INDEX_KEYS, listCopies, parseIndex } from '../../lib/background/copy-index';
import { createLocalStore } from '../../lib/platform/local-store';
import { openSalvage, type Salvage } from '../../lib/queue/salvage';

/** One clip that waits: what a person knows it by, and its piece of the file. */
export type Waiting = { title: string; capturedAt: number; write(): Promise<string> };

/** The second copy's clips that the database does not know, as they are: whoever imports the file checks them. */
async function readCopies(known: ReadonlySet<string>): Promise<Waiting[]> {
  const store = createLocalStore();
  const copied = listCopies(parseIndex(await store.read(INDEX_KEYS)));
  const ids = copied.map(([id]) => id).filter((id) => !known.has(id));
  const copies = Object.values(await store.read(ids.map(copyKeyOf)));
  return copies.map((copy) => {
    const { row } = copy as { row?: { title?: unknown; capturedAt?: unknown } };
    return {
      title: String(row?.title ?? ''),
      capturedAt: Number(row?.capturedAt ?? 0),
      write: async () => JSON.stringify(copy),
    };
  });
}

/** Everything unsent, from the database and, of what is not there, from the second copy. Needs no worker. */
export async function readWhatWaits(): Promise<Waiting[]> {
  const salvage = await openSalvage().catch((): Salvage | undefined => undefined);
  const stored = salvage?.rows.map((row): Waiting => {
    return { title: row.title, capturedAt: row.capturedAt, write: () => salvage.write(row) };
  });
  return [...(stored ?? []), ...(await readCopies(salvage?.known ?? new Set()))];
}
