import { describe, expect, it } from 'vitest';
import { createPublisher } from '../../../lib/queue/publisher';
import { wrongsIn } from './invariants';
import { createMortalLife } from './mortal';
import { clip, destination, entry, pictures } from './samples';
import type { Fault, ServerCall } from './scripted-confluence';
import { createWorld, type World } from './world';

const FAULTS: readonly Fault[] = [
  { code: 'no-answer', when: 'before' },
  { code: 'no-answer', when: 'after' },
  { code: 'timeout', when: 'late' },
  { code: 'timeout', when: 'twice' },
  { code: 'server', when: 'before' },
  { code: 'server', when: 'after' },
  { code: 'malformed', when: 'after' },
  { code: 'rate-limited', when: 'before', retryAfter: 1_000 },
  { code: 'rate-limited', when: 'before' },
  { code: 'unauthorized', when: 'before' },
  { code: 'not-found', when: 'before' },
  { code: 'conflict', when: 'before' },
  { code: 'forbidden', when: 'before' },
  { code: 'redirected', when: 'before' },
  { code: 'scope', when: 'before' },
  { code: 'xsrf', when: 'before' },
  { code: 'title-taken', when: 'before' },
  { code: 'body-refused', when: 'before' },
  { code: 'too-large', when: 'before' },
  { code: 'refused', when: 'before' },
];

/** Calls of a clip with one picture and a label: draft, upload, publication, label, property. */
const CALLS = 5;

async function worldWith(faultFor: (call: ServerCall) => Fault | undefined): Promise<World> {
  const world = await createWorld({ faultFor });
  await world.capture(entry({ clip: clip({ assets: pictures(1) }), destination: destination({ labels: ['tea'] }) }));
  return world;
}

/** One life that ends at the given await, if it lives that long; true when it did end there. */
async function liveUntil(world: World, dieAt: number): Promise<{ hasDied: boolean; awaits: number }> {
  const life = createMortalLife(world.ports, (awaitNumber) => awaitNumber === dieAt);
  const ended = createPublisher(life.ports).run();
  const hasDied = (await Promise.race([ended, life.died])) === 'died';
  return { hasDied, awaits: life.awaits() };
}

/** What is needed in the end: late requests arrive, pauses end, and the person answers by trying again. */
async function bringToRest(world: World): Promise<string | undefined> {
  for (let round = 0; round < 4 && (await world.state()) !== 'done'; round += 1) {
    await world.drain();
    world.server.deliverLate();
    if ((await world.state()) === 'needs-user') {
      await world.queue.decide('clip-1', { type: 'retried', at: world.clock.now });
    }
  }
  world.server.deliverLate();
  await world.drain();
  return world.state();
}

async function crashEverywhere(faultFor: () => (call: ServerCall) => Fault | undefined): Promise<number> {
  for (let dieAt = 0; ; dieAt += 1) {
    const world = await worldWith(faultFor());
    const { hasDied } = await liveUntil(world, dieAt);
    expect(await bringToRest(world), `after dying at await ${dieAt}`).toBe('done');
    expect(await wrongsIn(world), `after dying at await ${dieAt}`).toEqual([]);
    expect([...world.server.contents.values()].filter(({ wasCurrent }) => wasCurrent)).toHaveLength(1);
    if (!hasDied) return dieAt;
  }
}

describe('a worker killed at every single await', { timeout: 600_000 }, () => {
  it('without other faults publishes exactly one whole page', async () => {
    expect(await crashEverywhere(() => () => undefined)).toBeGreaterThanOrEqual(38);
  });

  const cases = FAULTS.flatMap((fault) => Array.from({ length: CALLS }, (_, index) => ({ ...fault, fault, index })));
  it.each(cases)(
    'and call $index failing with $code ($when) publishes exactly one whole page',
    async ({ fault, index }) => {
      await crashEverywhere(() => (call) => (call.index === index ? fault : undefined));
    },
  );
});

it.each(['refused', 'forbidden', 'body-refused', 'too-large'] as const)(
  'a property that is %s for good leaves a published page, and the clip says what it lacks',
  async (code) => {
    await crashEverywhere(() => (call) => (call.name === 'setProperty' ? { code, when: 'before' } : undefined));
    const world = await worldWith((call) => (call.name === 'setProperty' ? { code, when: 'before' } : undefined));
    await world.drain();
    expect(await world.queue.get('clip-1')).toMatchObject({
      state: 'done',
      losses: [{ code: 'source-refused', count: 1 }],
    });
    expect(await world.queue.history({ limit: 1 })).toMatchObject([{ losses: [{ code: 'source-refused', count: 1 }] }]);
  },
);

describe('two workers that know nothing of each other', () => {
  it.each([0, 1, 2, 3, 5, 8, 13, 21, 34])(
    'publish one page although one of them stops at await %i for a while',
    async (stopAt) => {
      const world = await worldWith(() => undefined);
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      let awaits = 0;
      const slow = new Proxy(world.queue, {
        get: (queue, property) => {
          const member: unknown = Reflect.get(queue, property);
          if (typeof member !== 'function') return member;
          return async (...args: unknown[]) => {
            awaits += 1;
            if (awaits === stopAt) await released;
            return (await Reflect.apply(member, queue, args)) as unknown;
          };
        },
      });
      const first = createPublisher({ ...world.ports, queue: slow }).run();
      const second = createPublisher(world.ports).run();
      await second;
      release();
      await first;
      await bringToRest(world);
      expect(await world.state()).toBe('done');
      expect(await wrongsIn(world)).toEqual([]);
    },
  );
});
