import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type ClipQueue, openClipQueue } from '../../../lib/queue/clip-queue';
import type { NewEntry } from '../../../lib/queue/new-entry';
import { createPublisher, type Publisher, type PublisherPorts } from '../../../lib/queue/publisher';
import type { QueuedClip } from '../../../lib/queue/queued-clip';
import { ACCOUNT, render, START } from './samples';
import { createScriptedConfluence, type Fault, type ScriptedConfluence, type ServerCall } from './scripted-confluence';

/** A device, its network and its Confluence, with a clock that moves only when told. */
export type World = {
  queue: ClipQueue;
  server: ScriptedConfluence;
  publisher: Publisher;
  clock: { now: number };
  isOnline: boolean;
  signedInAs: string | undefined;
  /** When the publisher asked to be woken. */
  wakeAt: number | undefined;
  published: string[];
  asked: string[];
  unexpected: unknown[];
  ports: PublisherPorts;
  /** Adds a clip and fills its pictures. */
  capture(entry: NewEntry, options?: { arePicturesPending?: boolean }): Promise<QueuedClip>;
  /** Runs the publisher, and again at each time it asks for, until it asks for none. */
  drain(rounds?: number): Promise<void>;
  state(id?: string): Promise<string | undefined>;
};

export type WorldOptions = { faultFor?: (call: ServerCall) => Fault | undefined; random?: () => number };

/** Faults for single calls, by name and how many calls of that name went before. */
export function nthCall(
  faults: Partial<Record<ServerCall['name'], (Fault | undefined)[]>>,
): (call: ServerCall) => Fault | undefined {
  const seen = new Map<string, number>();
  return ({ name }) => {
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return faults[name]?.[nth];
  };
}

export async function createWorld({ faultFor, random = () => 0.5 }: WorldOptions = {}): Promise<World> {
  const clock = { now: START };
  const server = createScriptedConfluence(faultFor);
  const queue = await openClipQueue({ indexedDb: new IDBFactory(), now: () => clock.now, notify: () => undefined });
  const ports: PublisherPorts = {
    queue,
    clientFor: async ({ accountId }) => {
      if (world.signedInAs === undefined) return 'signed-out';
      return world.signedInAs === accountId ? server.client : 'wrong-account';
    },
    render,
    now: () => clock.now,
    random,
    keepAlive: (work) => work(),
    isOnline: () => world.isOnline,
    schedule: (at) => {
      world.wakeAt = at;
    },
    lock: (work) => work(),
    onPublished: ({ id }) => world.published.push(id),
    onNeedsUser: ({ id, reason }) => world.asked.push(`${id}: ${reason}`),
    onUnexpected: (error) => world.unexpected.push(error),
  };
  const world: World = {
    queue,
    server,
    clock,
    ports,
    publisher: createPublisher(ports),
    isOnline: true,
    signedInAs: ACCOUNT,
    wakeAt: undefined,
    published: [],
    asked: [],
    unexpected: [],
    capture: async (entry, { arePicturesPending = false } = {}) => {
      const row = await queue.add(entry);
      if (arePicturesPending) return row;
      for (const { id } of row.assets) {
        const bytes = new TextEncoder().encode(`picture ${id} of ${row.id}`).buffer;
        await queue.storePicture(row.id, id, { bytes, mediaType: 'image/png' });
      }
      return (await queue.get(row.id)) ?? row;
    },
    drain: async (rounds = 200) => {
      for (let round = 0; round < rounds; round += 1) {
        world.wakeAt = undefined;
        await world.publisher.run();
        if (world.wakeAt === undefined) return;
        clock.now = Math.max(clock.now + 1, world.wakeAt);
      }
    },
    state: async (id = 'clip-1') => (await queue.get(id))?.state,
  };
  return world;
}
