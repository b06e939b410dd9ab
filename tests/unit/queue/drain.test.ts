import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { PublisherEvent } from '../../../lib/queue/clip-event';
import { type ClipQueue, openClipQueue } from '../../../lib/queue/clip-queue';
import { clip, entry, START } from './samples';

const SAVED = START;
const openQueue = () => openClipQueue({ indexedDb: new IDBFactory(), now: () => START, notify: () => undefined });

async function publish(queue: ClipQueue, id: string, at: number): Promise<void> {
  const events: PublisherEvent[] = [
    { type: 'drafted', draftId: '7' },
    { type: 'uploads-finished' },
    { type: 'publish-intended' },
    { type: 'published', at, title: id },
    { type: 'finished', at },
  ];
  for (const event of events) {
    const seen = await queue.get(id);
    if (seen) await queue.transition(seen, event);
  }
}

it('counts what was published since the oldest that waits was saved', async () => {
  const queue = await openQueue();
  const add = (id: string, capturedAt: number) => queue.add(entry({ clip: clip({ id, capturedAt }), captureId: id }));
  await add('yesterday', SAVED - 1_000);
  await publish(queue, 'yesterday', SAVED - 500);
  for (const id of ['a', 'b', 'c']) await add(id, SAVED);
  expect(await queue.drain()).toEqual({ published: 0, waiting: 3 });

  await publish(queue, 'a', SAVED + 10);
  expect(await queue.drain()).toEqual({ published: 1, waiting: 2 });
  await publish(queue, 'b', SAVED + 20);
  await publish(queue, 'c', SAVED + 30);
  expect(await queue.drain()).toEqual({ published: 0, waiting: 0 });
});
