import { createPublisher } from '../../../lib/queue/publisher';
import { wrongsIn } from './invariants';
import { createMortalLife } from './mortal';
import { clip, destination, entry, pictures } from './samples';
import type { Fault, ServerCall } from './scripted-confluence';
import { createWorld, type World } from './world';

export type SoakOptions = { clips: number; seed: number };

/** What a soak counted; `wrongs` says what was lost, doubled or incomplete. */
export type SoakReport = {
  clips: number;
  calls: number;
  faults: number;
  crashes: number;
  done: number;
  unfinished: number;
  orphanDrafts: number;
  wrongs: string[];
};

const UNKNOWN_OUTCOMES: readonly Fault[] = [
  { code: 'no-answer', when: 'before' },
  { code: 'no-answer', when: 'after' },
  { code: 'timeout', when: 'late' },
  { code: 'timeout', when: 'twice' },
  { code: 'server', when: 'before' },
  { code: 'server', when: 'after' },
  { code: 'malformed', when: 'after' },
  { code: 'rate-limited', when: 'before' },
  { code: 'unauthorized', when: 'before' },
];

const CLIPS_A_WORLD = 100;
const FAULT_RATE = 0.25;
const CRASH_RATE = 0.025;
const LATE_RATE = 0.2;

/** Mulberry32: 2³² states are enough here, and the same seed gives the same soak everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function fill(world: World, count: number, random: () => number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const sample = clip({ id: `clip-${index}`, assets: pictures(Math.floor(random() * 4)) });
    const labels = random() < 0.5 ? ['tea'] : [];
    const type = random() < 0.2 ? 'blogpost' : 'page';
    await world.capture(entry({ clip: sample, destination: destination({ labels, type }) }));
  }
}

async function isAtRest({ queue }: World): Promise<boolean> {
  const { done, trash, 'needs-user': asked, captured, ...active } = await queue.count();
  return Object.values(active).every((count) => count === 0) && asked + captured + done + trash > 0;
}

type Counts = Omit<SoakReport, 'clips' | 'wrongs'>;

/** One device with many clips: faults at every call, deaths at every await, until nothing waits any more. */
async function soakWorld(clips: number, random: () => number): Promise<Counts & { wrongs: string[] }> {
  let faults = 0;
  let crashes = 0;
  const faultFor = (_call: ServerCall): Fault | undefined => {
    if (random() >= FAULT_RATE) return undefined;
    faults += 1;
    return UNKNOWN_OUTCOMES[Math.floor(random() * UNKNOWN_OUTCOMES.length)];
  };
  const world = await createWorld({ faultFor, random });
  await fill(world, clips, random);
  for (let life = 0; life < 100_000 && !(await isAtRest(world)); life += 1) {
    const mortal = createMortalLife(world.ports, () => random() < CRASH_RATE);
    world.wakeAt = undefined;
    const ended = await Promise.race([createPublisher(mortal.ports).run(), mortal.died]);
    if (ended === 'died') crashes += 1;
    if (random() < LATE_RATE) world.server.deliverLate();
    const wakeAt: number | undefined = world.wakeAt;
    world.clock.now = Math.max(world.clock.now + 30_000, wakeAt ?? 0);
  }
  world.server.deliverLate();
  const { done, ...others } = await world.queue.count();
  const orphanDrafts = [...world.server.contents.values()].filter(({ status }) => status === 'draft').length;
  const unfinished = Object.values(others).reduce((sum, count) => sum + count, 0);
  return {
    calls: world.server.calls.length,
    faults,
    crashes,
    done,
    unfinished,
    orphanDrafts,
    wrongs: await wrongsIn(world),
  };
}

/** Publishes so many clips through faults and deaths, by a seed. */
export async function soak({ clips, seed }: SoakOptions): Promise<SoakReport> {
  const random = createRandom(seed);
  const report: SoakReport = {
    clips,
    calls: 0,
    faults: 0,
    crashes: 0,
    done: 0,
    unfinished: 0,
    orphanDrafts: 0,
    wrongs: [],
  };
  for (let left = clips; left > 0; left -= CLIPS_A_WORLD) {
    const { wrongs, ...counts } = await soakWorld(Math.min(left, CLIPS_A_WORLD), random);
    for (const [name, count] of Object.entries(counts)) report[name as keyof Counts] += count;
    report.wrongs.push(...wrongs);
  }
  return report;
}
