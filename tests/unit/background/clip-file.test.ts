import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readClipFile } from '../../../lib/background/clip-file';
import { openClipQueue } from '../../../lib/queue/clip-queue';
import { type ImportedClip, importClip } from '../../../lib/queue/import-clip';
import { connectToQueue } from '../../../lib/queue/queue-connection';
import { openSalvage, toFile } from '../../../lib/queue/salvage';
import { clip, entry, pictures, START } from '../queue/samples';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const png = (): ArrayBuffer => Uint8Array.from(atob(PNG), (character) => character.charCodeAt(0)).buffer;
const HEAD = '{"format":"quick-capture-for-confluence","version":1,"clips":[';

/** Each profile has a database of its own; salvage opens the browser's. */
function openProfile() {
  globalThis.indexedDB = new IDBFactory();
  return openClipQueue({ indexedDb: globalThis.indexedDB, now: () => START, notify: () => undefined });
}

async function exportAll(): Promise<Blob> {
  const salvage = await openSalvage();
  return toFile(await Promise.all(salvage.rows.map((row) => salvage.write(row))));
}

async function read(file: Blob): Promise<(ImportedClip | undefined)[]> {
  const clips: (ImportedClip | undefined)[] = [];
  for await (const each of readClipFile(file)) clips.push(each);
  return clips;
}

async function importAll(file: Blob): Promise<boolean[]> {
  const connection = connectToQueue({ indexedDb: globalThis.indexedDB, blockedAfter: 1_000 });
  const added: boolean[] = [];
  for await (const each of readClipFile(file)) if (each) added.push(await importClip(connection, each, START));
  return added;
}

const text = (...lines: string[]): Blob => new Blob([lines.join('\n')]);

describe('a file of clips', () => {
  let file: Blob;
  beforeEach(async () => {
    const queue = await openProfile();
    await queue.add(entry({ clip: clip({ assets: pictures(2) }) }));
    await queue.storePicture('clip-1', '1', { bytes: png(), mediaType: 'image/png' });
    await queue.add(entry({ clip: clip({ id: 'clip-2' }) }));
    file = await exportAll();
  });

  it('brings text and pictures into another profile as they were, byte by byte', async () => {
    const queue = await openProfile();
    expect(await importAll(file)).toEqual([true, true]);
    expect(await queue.getDocument('clip-1')).toEqual(clip().document);
    expect(await queue.getPicture('clip-1', '1')).toEqual({ bytes: png(), mediaType: 'image/png' });
    const row = await queue.get('clip-1');
    expect(row).toMatchObject({ state: 'queued', destination: { space: { key: 'ENG' } } });
    expect(row?.assets.map(({ state }) => state)).toEqual(['stored', 'lost']);
    expect(row?.losses).toEqual([{ code: 'image-unreadable', count: 1 }]);
    expect(await queue.due()).toContain('clip-2');
  });

  it('changes nothing of what the queue knows, in whatever state', async () => {
    expect(await importAll(file)).toEqual([false, false]);
    const queue = await openProfile();
    await importAll(file);
    await queue.decide('clip-1', { type: 'cancelled', at: START });
    expect(await importAll(file)).toEqual([false, false]);
    expect((await queue.get('clip-1'))?.state).toBe('trash');
  });

  it('saves a preview that could not be saved before, as the file has it', async () => {
    const preview = entry({ clip: clip({ assets: pictures(2) }), isPreview: true });
    const queue = await openProfile();
    await queue.add(preview);
    expect(await importAll(file)).toEqual([true, true]);
    expect(await queue.get('clip-1')).toMatchObject({ state: 'queued', destination: { space: { key: 'ENG' } } });
    expect(await queue.getPicture('clip-1', '1')).toEqual({ bytes: png(), mediaType: 'image/png' });
    expect(await importAll(file)).toEqual([false, false]);
  });

  it('takes over nothing it says of Confluence, and asks before a second page', async () => {
    const whole = (await read(file)).find((each) => each?.row.id === 'clip-1');
    if (!whole) throw new Error('There is no clip-1');
    const { row, document } = whole;
    const begun = { ...row, state: 'publishing', draftId: '42', attemptedPublish: true, url: 'https://evil.example/' };
    const line = JSON.stringify({ row: { ...begun, notBefore: 8e15 }, document, pictures: [] });
    const queue = await openProfile();
    expect(await importAll(text(HEAD, line, ']}'))).toEqual([true]);
    const stored = await queue.get('clip-1');
    expect(stored).toMatchObject({
      state: 'needs-user',
      reason: 'imported',
      attemptedPublish: false,
      notBefore: START,
    });
    expect(stored).not.toHaveProperty('draftId');
    expect(stored).not.toHaveProperty('url');
    expect(await queue.decide('clip-1', { type: 'retried', at: START })).toMatchObject({ state: 'queued' });
  });

  it('believes a picture by its bytes alone', async () => {
    const lines = (await file.text()).split('\n');
    const lying = btoa('<html><script>alert(1)</script></html>');
    const changed = lines.map((line) => line.replace(PNG, lying));
    const whole = (await read(text(...changed))).find((each) => each?.row.id === 'clip-1');
    expect(whole?.pictures.size).toBe(0);
  });

  it('is read as far as it came, when its end is missing', async () => {
    const cut = file.slice(0, file.size - 40);
    expect((await read(cut)).map((each) => each?.row.id)).toEqual(['clip-1', undefined]);
  });
});

describe('a hostile file', () => {
  it.each([
    ['empty', new Blob([])],
    ['a zip', new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe])])],
    ['HTML', text('<!doctype html>', '<script>alert(1)</script>')],
    ['another JSON', text('{"clips":[]}')],
    ['huge, without a line end', new Blob(Array.from({ length: 64 }, () => '['.repeat(1 << 20)))],
  ])('is refused: %s', async (_, file) => {
    await expect(read(file)).rejects.toMatchObject({ name: 'ClipFileError', code: 'not-ours' });
  });

  it('of a later version says so', async () => {
    const file = text(HEAD.replace('"version":1', '"version":2'), ']}');
    await expect(read(file)).rejects.toMatchObject({ code: 'newer' });
  });

  it.each([
    ['deep', '['.repeat(200_000)],
    ['a prototype', '{"__proto__":{"row":{},"document":{}},"pictures":[]}'],
    ['a script for a link', '{"row":{"source":{"url":"javascript:alert(1)"}},"document":{},"pictures":[]}'],
  ])('costs only the clip that is bad: %s', async (_, line) => {
    expect(await read(text(HEAD, `${line},`, ']}'))).toEqual([undefined]);
    expect(Object.prototype).not.toHaveProperty('row');
  });
});
