import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { AdfDocument, RootBlock } from '../../../lib/adf/nodes';
import { openClipQueue } from '../../../lib/queue/clip-queue';
import { clip, destination, entry, pictures, START } from './samples';

const words = (text: string): RootBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const picture = (id: string): RootBlock => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs: { type: 'file', id, collection: '' } }],
});
const document: AdfDocument = {
  version: 1,
  type: 'doc',
  content: [words('kept'), picture('1'), words('left out'), picture('2'), picture('3')],
};
const confirmed = { type: 'confirmed', at: START, destination: destination(), accountId: 'account-1' } as const;

async function capture() {
  const queue = await openClipQueue({ indexedDb: new IDBFactory(), now: () => START, notify: () => undefined });
  await queue.add(entry({ clip: clip({ document, assets: pictures(3) }), isPreview: true }));
  for (const id of ['1', '2']) {
    await queue.storePicture('clip-1', id, { bytes: new ArrayBuffer(4), mediaType: 'image/png', isCrop: id === '2' });
  }
  await queue.losePicture('clip-1', '3', 'image-too-slow');
  return queue;
}

it('queues the document as it was edited, without the pictures that were left out and what was said of them', async () => {
  const queue = await capture();
  const row = await queue.decide('clip-1', { ...confirmed, edit: { note: 'Mine', leftOut: [2, 3, 4] } });
  expect(row).toMatchObject({ state: 'queued', assets: [{ id: '1', state: 'stored' }], losses: [] });
  const content = [words('Mine'), { type: 'rule' }, words('kept'), picture('1')];
  expect(await queue.getDocument('clip-1')).toEqual({ ...document, content });
  expect(await queue.getPicture('clip-1', '1')).toBeDefined();
  expect(await queue.getPicture('clip-1', '2')).toBeUndefined();
});

it('goes on without a picture that was still on its way when it was left out', async () => {
  const queue = await openClipQueue({ indexedDb: new IDBFactory(), now: () => START, notify: () => undefined });
  await queue.add(entry({ clip: clip({ document, assets: pictures(3) }), isPreview: true }));
  await queue.decide('clip-1', { ...confirmed, edit: { leftOut: [1, 3, 4] } });
  const late = await queue.storePicture('clip-1', '1', { bytes: new ArrayBuffer(4), mediaType: 'image/png' });
  expect(late).toBeUndefined();
  expect(await queue.get('clip-1')).toMatchObject({ assets: [] });
});

it('leaves the document of a clip that was confirmed already', async () => {
  const queue = await capture();
  await queue.decide('clip-1', confirmed);
  expect(await queue.decide('clip-1', { ...confirmed, edit: { note: 'Late', leftOut: [0] } })).toBeUndefined();
  expect(await queue.getDocument('clip-1')).toEqual(document);
});
