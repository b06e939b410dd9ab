import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { readHistory } from '../../../lib/queue/history';
import { connectToQueue } from '../../../lib/queue/queue-connection';
import type { Tombstone } from '../../../lib/queue/queue-database';
import { destination, START } from './samples';

const tombstone = (clipId: string, change: Partial<Tombstone> = {}): Tombstone => ({
  clipId,
  pageId: `page of ${clipId}`,
  title: `Tea ${clipId}`,
  sourceUrl: 'https://news.example/tea',
  destination: destination(),
  at: START,
  ...change,
});

/** A history with what a test puts in, read in pages. */
async function createHistory(tombstones: readonly Tombstone[]) {
  const connection = connectToQueue({ indexedDb: new IDBFactory(), blockedAfter: 100 });
  await connection.write(async (transaction) => {
    for (const each of tombstones) await transaction.objectStore('tombstones').put(each);
  });
  return async (options: Parameters<typeof readHistory>[1]): Promise<string[]> => {
    const found = await connection.read((transaction) => readHistory(transaction, options));
    return found.map(({ clipId }) => clipId);
  };
}

it('gives every one once, in pages, also those of the same moment', async () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((id, index) => tombstone(id, { at: START + Math.floor(index / 3) }));
  const connection = connectToQueue({ indexedDb: new IDBFactory(), blockedAfter: 100 });
  await connection.write(async (transaction) => {
    for (const each of all) await transaction.objectStore('tombstones').put(each);
  });
  const seen: string[] = [];
  let before: Tombstone | undefined;
  for (;;) {
    const options = { limit: 2, ...(before && { before }) };
    const page = await connection.read((transaction) => readHistory(transaction, options));
    seen.push(...page.map(({ clipId }) => clipId));
    before = page.at(-1);
    if (before === undefined) break;
  }
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
});

it('finds by every word, in title, address, place or label, without case and accents', async () => {
  const find = await createHistory([
    tombstone('a', { title: 'Grüner Tee' }),
    tombstone('b', { sourceUrl: 'https://moon.example/x' }),
    tombstone('c', { destination: destination({ labels: ['oolong'], parent: { id: '1', title: 'Reading list' } }) }),
  ]);
  expect(await find({ words: 'gruner TEE', limit: 9 })).toEqual(['a']);
  expect(await find({ words: 'moon', limit: 9 })).toEqual(['b']);
  expect(await find({ words: ' oolong  reading ', limit: 9 })).toEqual(['c']);
  expect(await find({ words: 'oolong moon', limit: 9 })).toEqual([]);
  expect(await find({ words: ' ', limit: 9 })).toEqual(['c', 'b', 'a']);
});

it('knows what was saved of one page, the newest first', async () => {
  const find = await createHistory([
    tombstone('a'),
    tombstone('b', { at: START + 5 }),
    tombstone('c', { sourceUrl: 'https://news.example/tea/green', at: START + 9 }),
  ]);
  expect(await find({ address: 'https://news.example/tea', limit: 1 })).toEqual(['b']);
  expect(await find({ address: 'https://news.example/tea', limit: 9 })).toEqual(['b', 'a']);
});
