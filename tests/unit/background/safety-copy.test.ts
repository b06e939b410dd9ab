import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { listCopies, parseIndex } from '../../../lib/background/copy-index';
import { createSafetyCopy, type SafetyStore, withChanges } from '../../../lib/background/safety-copy';
import { openClipQueue } from '../../../lib/queue/clip-queue';
import { listIds, putBack } from '../../../lib/queue/put-back';
import { connectToQueue } from '../../../lib/queue/queue-connection';
import { clip, entry, pictures, START } from '../queue/samples';

type Disk = { values: Record<string, unknown>; store: SafetyStore };

/** What JSON carries is all that another start of the browser finds. */
function createDisk(values: Record<string, unknown> = {}): Disk {
  const store: SafetyStore = {
    read: async (keys) => Object.fromEntries(keys.filter((key) => key in values).map((key) => [key, values[key]])),
    write: async (written) => void Object.assign(values, structuredClone(written)),
    remove: async (keys) => {
      for (const key of keys) delete values[key];
    },
  };
  return { values, store };
}

/** One start of the worker. */
async function start({ disk = createDisk(), indexedDb = new IDBFactory() } = {}) {
  const plain = await openClipQueue({ indexedDb, now: () => START, notify: () => undefined });
  const connection = connectToQueue({ indexedDb, blockedAfter: 1_000 });
  const safety = createSafetyCopy({
    store: disk.store,
    openQueue: async () => plain,
    listIds: (states) => listIds(connection, states),
    putBack: (whole) => putBack(connection, whole),
  });
  const copying: Promise<void>[] = [];
  const queue = withChanges(plain, (id) => copying.push(safety.note(id)));
  return { disk, indexedDb, queue, plain, safety, settled: () => Promise.all(copying) };
}

const copyOf = ({ values }: Disk, id: string) => values[`safety-copy:${id}`] as { row: object; document: object };

async function saveOne(patch: Parameters<typeof entry>[0] = {}) {
  const device = await start();
  const row = await device.queue.add(entry(patch));
  await device.settled();
  return { ...device, row };
}

describe('the second copy', () => {
  it('holds a saved clip with its text', async () => {
    const { disk, row } = await saveOne();
    expect(copyOf(disk, 'clip-1')).toEqual({ row, document: clip().document });
  });

  it('follows each change', async () => {
    const { disk, queue, settled } = await saveOne();
    await queue.decide('clip-1', { type: 'edited', at: START, title: 'Coffee' });
    await settled();
    expect(copyOf(disk, 'clip-1').row).toMatchObject({ title: 'Coffee', revision: 1 });
  });

  it('does not hold a preview, nor what was thrown away', async () => {
    const preview = await saveOne({ isPreview: true });
    expect(preview.disk.values).toEqual({});
    const { disk, queue, settled } = await saveOne();
    await queue.decide('clip-1', { type: 'cancelled', at: START });
    await settled();
    expect(disk.values).toEqual({});
  });

  it('holds the beginning of a text that is too long, and says so', async () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `${index} ${'tea '.repeat(25)}`);
    const content = long.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }));
    const { disk } = await saveOne({ clip: clip({ document: { version: 1, type: 'doc', content } }) });
    expect(listCopies(parseIndex(disk.values))).toMatchObject([['clip-1', { isCut: true }]]);
    const { row, document } = copyOf(disk, 'clip-1');
    expect(row).toMatchObject({ losses: [{ code: 'cut-short', count: 1 }] });
    expect(JSON.stringify(document)).toContain('0 tea tea');
    expect(JSON.stringify(document).length).toBeLessThan(210_000);
  });
});

/** Characters written for each of some more clips, beside as many as there are. */
async function costAt(count: number): Promise<number> {
  const disk = createDisk();
  let written = 0;
  const store: SafetyStore = {
    ...disk.store,
    write: async (values) => {
      written += JSON.stringify(values).length;
      await disk.store.write(values);
    },
  };
  const row = await (await saveOne()).queue.get('clip-1');
  const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'tea '.repeat(1_250) }] }];
  const safety = createSafetyCopy({
    store,
    openQueue: async () => ({
      get: async (id) => row && { ...row, id },
      getDocument: async () => ({ version: 1, type: 'doc', content }),
    }),
    listIds: async () => [],
    putBack: async () => false,
  });
  await Promise.all(Array.from({ length: count }, () => safety.note(crypto.randomUUID())));
  const before = written;
  for (let more = 0; more < 20; more += 1) await safety.note(crypto.randomUUID());
  return (written - before) / 20;
}

it('costs of each clip what that clip weighs, at ten thousand as at ten', async () => {
  const [few, many] = [await costAt(10), await costAt(10_000)];
  expect(few).toBeGreaterThan(5_000);
  expect(many / few).toBeLessThan(1.2);
});

it('that was written only half is read again, and what it left is forgotten in time', async () => {
  const { disk, plain, safety } = await saveOne();
  const { remove } = disk.store;
  disk.store.remove = () => Promise.reject(new Error('interrupted'));
  await plain.decide('clip-1', { type: 'cancelled', at: START });
  await plain.add(entry({ captureId: 'other', clip: clip({ id: 'clip-2' }) }));
  // Behind a first one both go at once: what comes is written, and what goes is not removed.
  const noting = ['none', 'clip-1', 'clip-2'].map((id) => safety.note(id));
  await expect(Promise.all(noting)).rejects.toThrow('interrupted');
  disk.store.remove = remove;
  await plain.decide('clip-2', { type: 'cancelled', at: START });
  await Promise.all(['clip-1', 'clip-2'].map((id) => safety.note(id)));
  expect(disk.values).toEqual({});
});

describe('a start', () => {
  it('without loss restores nothing and writes nothing', async () => {
    const { disk, indexedDb } = await saveOne();
    const before = structuredClone(disk.values);
    const again = await start({ disk, indexedDb });
    expect(await again.safety.reconcile()).toBe(0);
    expect(disk.values).toEqual(before);
  });

  it('after the database was lost brings every clip back, its pictures as losses', async () => {
    const { disk } = await saveOne({ clip: clip({ assets: pictures(2) }) });
    const again = await start({ disk });
    expect(await again.safety.reconcile()).toBe(1);
    expect(await again.plain.get('clip-1')).toMatchObject({
      state: 'queued',
      revision: 1,
      assets: [{ state: 'lost' }, { state: 'lost' }],
      losses: [{ code: 'image-unreadable', count: 2 }],
    });
    expect(await again.plain.getDocument('clip-1')).toEqual(clip().document);
    expect(await again.safety.reconcile()).toBe(0);
  });

  it('asks first about a clip that was about to be published, and keeps its draft', async () => {
    const { disk } = await saveOne();
    const copy = copyOf(disk, 'clip-1');
    Object.assign(copy.row, { state: 'publishing', attemptedPublish: true, draftId: '77' });
    const again = await start({ disk });
    expect(await again.safety.reconcile()).toBe(1);
    expect(await again.plain.get('clip-1')).toMatchObject({
      state: 'needs-user',
      resumeState: 'publishing',
      draftId: '77',
      attemptedPublish: true,
    });
  });

  it('never overwrites what the queue has', async () => {
    const { disk, indexedDb } = await saveOne();
    const newer = await start({ disk: createDisk(), indexedDb });
    await newer.queue.decide('clip-1', { type: 'cancelled', at: START });
    const again = await start({ disk, indexedDb });
    expect(await again.safety.reconcile()).toBe(0);
    expect(await again.plain.get('clip-1')).toMatchObject({ state: 'trash' });
    expect(disk.values).toEqual({});
  });

  it('copies what an earlier death left without a copy', async () => {
    const { indexedDb } = await saveOne();
    const again = await start({ indexedDb });
    await again.safety.reconcile();
    expect(copyOf(again.disk, 'clip-1').row).toMatchObject({ id: 'clip-1' });
  });

  it.each([
    ['a state it is never copied in', { state: 'captured' }],
    ['a draft id that is a path', { draftId: '../2' }],
    ['a publication without a draft', { state: 'publishing', attemptedPublish: true }],
    ['an address that runs code', { source: { url: 'javascript:alert(1)', title: '' } }],
    ['a time that is none', { capturedAt: Number.NaN }],
    ['the name of another clip', { id: 'clip-2' }],
  ])('leaves alone a copy with %s', async (_, patch) => {
    const { disk } = await saveOne();
    Object.assign(copyOf(disk, 'clip-1').row, patch);
    const again = await start({ disk });
    expect(await again.safety.reconcile()).toBe(0);
    expect(await again.plain.list({ limit: 9 })).toEqual([]);
  });

  it.each([
    ['a node that is not ours', { type: 'bodiedExtension', attrs: {}, content: [] }],
    ['a link that runs code', { type: 'blockCard', attrs: { url: 'javascript:alert(1)' } }],
    ['no content', null],
    ['a tower', JSON.parse(`${'{"type":"blockquote","content":['.repeat(5_000)}${']}'.repeat(5_000)}`)],
  ])('leaves alone a copy whose document has %s', async (_, block) => {
    const { disk } = await saveOne();
    Object.assign(copyOf(disk, 'clip-1').document, { content: [block] });
    const again = await start({ disk });
    expect(await again.safety.reconcile()).toBe(0);
  });
});
