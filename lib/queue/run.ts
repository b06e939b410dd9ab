import type { ClipId } from '../clip/clip';
import type { ConfluenceClient } from '../confluence/confluence-client';
import type { ClipQueue } from './clip-queue';
import { type BoundClip, createPerformer, isBound, type Performer, type Render } from './performer';
import { isAwaitingPictures, PICTURES_MUST_COME_WITHIN } from './pictures';
import { QueueError } from './queue-error';
import type { Owner, QueuedClip } from './queued-clip';
import { backOff, type Pause, type PauseKind, pauseFor } from './retry';
import type { Round } from './settle';
import { nextStep } from './steps';
import { activeState } from './transitions';

/** This many clips in a row without any answer mean that the network is away, and not that one clip is poison. */
const UNANSWERED_MEANS_OFFLINE = 2;
/** Clips under way at once: while one waits for an answer another is written down. More would crowd the shared quota. */
const LANES = 3;

/** What publishing needs of the world. */
export type RunPorts = {
  queue: ClipQueue;
  /** The client for a clip's own account and site; a clip is never published under another. */
  clientFor(owner: Owner): Promise<ConfluenceClient | 'signed-out' | 'wrong-account'>;
  render: Render;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** 0 ≤ random < 1. */
  random: () => number;
  /** Keeps the worker alive until one network step has ended. */
  keepAlive: <T>(work: () => Promise<T>) => Promise<T>;
  /** A hint: false is believed, true is not. */
  isOnline: () => boolean;
  /** The page is there for everybody to see. */
  onPublished?: (clip: QueuedClip) => void;
  onNeedsUser?: (clip: QueuedClip) => void;
  /** Something failed that no step foresees; the clip waits and the others go on. */
  onUnexpected?: (error: unknown, clip: QueuedClip) => void;
};

/** What one run remembers; nothing of it outlives the worker. */
export type Run = {
  ports: RunPorts;
  /** The revision at which each clip was last worked on: the same one is not tried twice in a run. */
  visited: Map<ClipId, number>;
  unansweredInARow: number;
  /** The pause that was over when the run began; no longer of interest once any answer has come. */
  pauseBefore: Pause | undefined;
  /** Why the run stops: every lane looks before its next step. */
  pause: Pause | undefined;
  /** When pictures that are still awaited will be given up. */
  deadlines: number[];
};

/** Moves one clip on until it is done, has to wait or is lost to somebody else. */
async function carry(first: BoundClip, performer: Performer, run: Run): Promise<void> {
  const { ports } = run;
  let clip: QueuedClip = first;
  let isFresh = false;
  while (!run.pause) {
    const state = activeState(clip.state);
    if (!state || clip.notBefore > ports.now()) return;
    const round: Round = { isFresh, now: ports.now, random: ports.random };
    const program = nextStep({ ...clip, state }, round);
    let step = program.next();
    while (!step.done) step = program.next(await performer.perform(step.value));
    if (!step.value) return;
    if (step.value.state === 'published' && clip.state !== 'published') ports.onPublished?.(step.value);
    // Discarding an abandoned draft says nothing about how the step itself was left.
    isFresh ||= clip.abandonedDrafts === undefined;
    clip = step.value;
  }
}

/**
 * Stops the whole queue for a while: the failure is not the clip's. Clips under way at once meet one limit together; that
 * counts as one failure, and the longest of its pauses holds.
 */
export async function pauseQueue(kind: PauseKind, run: Run, retryAfter?: number): Promise<void> {
  const { queue, now, random } = run.ports;
  const pause = pauseFor(kind, { now: now(), random: random(), retryAfter, previous: run.pauseBefore });
  if (run.pause && run.pause.until >= pause.until) return;
  run.pause = pause;
  await queue.setPause(pause);
}

/** An answer of any kind ends a pause, and with it the waiting of all that failed while there was no network. */
async function noteAnswer(performer: Performer, run: Run): Promise<void> {
  const { queue, isOnline } = run.ports;
  const answer = performer.lastAnswer();
  if (answer === undefined || run.pause) return;
  if (answer === 'no-answer') {
    run.unansweredInARow += 1;
    if (run.unansweredInARow >= UNANSWERED_MEANS_OFFLINE || !isOnline()) await pauseQueue('offline', run);
    return;
  }
  run.unansweredInARow = 0;
  const { pauseBefore } = run;
  if (!pauseBefore) return;
  run.pauseBefore = undefined;
  await queue.setPause(undefined);
  if (pauseBefore.kind === 'offline') await queue.hasten();
}

async function publishBound(clip: BoundClip, run: Run): Promise<void> {
  const { ports } = run;
  const client = await ports.clientFor(clip.owner);
  if (client === 'signed-out') return pauseQueue('auth', run);
  if (client === 'wrong-account') {
    await ports.queue.transition(clip, { type: 'stuck', reason: 'wrong-account' });
    return;
  }
  const pause = (kind: PauseKind, retryAfter?: number) => pauseQueue(kind, run, retryAfter);
  const performer = createPerformer(clip, { ...ports, client, pauseQueue: pause });
  await carry(clip, performer, run);
  await noteAnswer(performer, run);
}

/** Pictures that did not come in time are given up, so that a clip never waits for a tab that was closed. */
async function workOn(clip: QueuedClip, run: Run): Promise<void> {
  const { queue } = run.ports;
  const isLate = isAwaitingPictures(clip) && clip.state !== 'cancelling';
  const settled = isLate ? await queue.notePictures(clip.id, { type: 'pictures-late' }) : clip;
  if (!settled) return;
  if (isBound(settled)) return publishBound(settled, run);
  await queue.transition(settled, { type: 'stuck', reason: settled.destination ? 'sign-in' : 'destination' });
}

/** One clip's failure never blocks another; only the queue's own failure ends the run. */
async function workSafely(clip: QueuedClip, run: Run): Promise<void> {
  const { queue, now, random, onUnexpected } = run.ports;
  try {
    await workOn(clip, run);
  } catch (error) {
    if (error instanceof QueueError && error.code !== 'broken') throw error;
    onUnexpected?.(error, clip);
    const current = await queue.get(clip.id);
    if (!current) return;
    const notBefore = now() + backOff({ attempts: current.attempts, random: random() });
    await queue.transition(current, { type: 'postponed', notBefore, isOrphan: false });
  }
}

async function tellIfStuck(id: ClipId, { queue, onNeedsUser }: RunPorts): Promise<void> {
  const clip = onNeedsUser && (await queue.get(id));
  if (clip?.state === 'needs-user') onNeedsUser?.(clip);
}

/** Until then a clip waits for its pictures without being tried; undefined when it does not wait. */
function pictureDeadline(clip: QueuedClip, now: number): number | undefined {
  if (!isAwaitingPictures(clip) || clip.state === 'cancelling') return undefined;
  const deadline = clip.capturedAt + PICTURES_MUST_COME_WITHIN;
  return deadline > now ? deadline : undefined;
}

async function workIfDue(id: ClipId, run: Run): Promise<boolean> {
  const { queue, now } = run.ports;
  const clip = await queue.get(id);
  if (!clip || !activeState(clip.state) || clip.notBefore > now()) return false;
  const deadline = pictureDeadline(clip, now());
  if (deadline !== undefined) {
    run.deadlines.push(deadline);
    return false;
  }
  if (run.visited.get(id) === clip.revision) return false;
  run.visited.set(id, clip.revision);
  await workSafely(clip, run);
  await tellIfStuck(id, run.ports);
  return true;
}

/** Goes once through what is due, a few clips at a time, unless interrupted; true when something was worked on. */
export async function passThrough(run: Run, isInterrupted: () => boolean): Promise<boolean> {
  run.deadlines = [];
  const ids = (await run.ports.queue.due()).values();
  let hasWorked = false;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const id of ids) {
      if (run.pause || hasFailed || isInterrupted()) return;
      if (await workIfDue(id, run)) hasWorked = true;
    }
  };
  const lanes = Array.from({ length: LANES }, () =>
    work().catch((error: unknown) => {
      hasFailed = true;
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
  return hasWorked;
}
