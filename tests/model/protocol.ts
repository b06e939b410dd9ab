import type { PersonEvent, PublisherEvent } from '../../lib/queue/clip-event';
import { decideOn } from '../../lib/queue/decisions';
import type { Program, Reply } from '../../lib/queue/effect';
import { isAwaitingPictures } from '../../lib/queue/pictures';
import type { ActiveState, QueuedClip } from '../../lib/queue/queued-clip';
import type { Round } from '../../lib/queue/settle';
import { nextStep } from '../../lib/queue/steps';
import { compareAndSet, type Transition } from '../../lib/queue/transitions';
import type { Decision, ModelCall } from './state';

/** All that a publisher's correctness rests on. The real one is lib's own functions; mutants replace one or two. */
export type Protocol = {
  step(clip: QueuedClip & { state: ActiveState }, round: Round): Program<QueuedClip | undefined>;
  commit(stored: QueuedClip, seen: QueuedClip, event: PublisherEvent): Transition;
  decide(stored: QueuedClip, event: PersonEvent): Transition;
  /** Whether the clip is left alone until its pictures are settled. */
  isWaiting(stored: QueuedClip): boolean;
  /** Whether this commit may be lost with the power. */
  isRelaxed(event: PublisherEvent): boolean;
  /** What the person may do in this model. */
  decisions: readonly Decision[];
  /** What the worker makes of an answer. */
  hear(call: ModelCall, reply: Reply<unknown>): Reply<unknown>;
};

export const REAL_PROTOCOL: Protocol = {
  step: nextStep,
  commit: compareAndSet,
  decide: decideOn,
  isWaiting: (stored) => isAwaitingPictures(stored) && stored.state !== 'cancelling',
  isRelaxed: () => false,
  decisions: ['cancelled', 'restored', 'retried', 'edited', 'renamed', 'trash page', 'rename page'],
  hear: (_call, reply) => reply,
};
