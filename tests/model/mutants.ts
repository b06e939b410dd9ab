import type { PublisherEvent } from '../../lib/queue/clip-event';
import { afterPerson } from '../../lib/queue/decisions';
import { type Call, commit, type Program, perform, type Reply } from '../../lib/queue/effect';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { nextStep } from '../../lib/queue/steps';
import { activeState, afterPublisher, compareAndSet, restart, type Transition } from '../../lib/queue/transitions';
import type { CheckOptions, Rule } from './check';
import { type Protocol, REAL_PROTOCOL } from './protocol';
import type { ModelCall } from './state';

/** A protocol known to be wrong, and the rule it must be seen to break: a checker that cannot fail proves nothing. */
export type Mutant = { name: string; breaks: readonly Rule[]; protocol: Protocol; options: CheckOptions };

type Step = Protocol['step'];

/** The model's own calls travel as effects like any other. */
function* performModelCall(call: ModelCall): Program<Reply<unknown>> {
  return yield* perform(call as Call);
}

function revised(stored: QueuedClip, next: Transition): Transition {
  return next === 'refused' ? 'refused' : { ...next, revision: stored.revision + 1 };
}

/** Writes what the worker makes of the row it once saw, whatever has become of the row since. */
function overwrite(stored: QueuedClip, seen: QueuedClip, event: PublisherEvent): Transition {
  return revised(stored, afterPublisher(seen, event));
}

function recreateWhenMissing(stored: QueuedClip, seen: QueuedClip, event: PublisherEvent): Transition {
  const isMissing = event.type === 'content-missing' && stored.attemptedPublish && stored.state !== 'cancelling';
  if (!isMissing || stored.state !== seen.state || stored.revision !== seen.revision)
    return compareAndSet(stored, seen, event);
  return revised(stored, restart({ ...stored, attemptedPublish: false }));
}

/** A step that was begun before the person's Undo goes on as if there had been none. */
function ignoreCancelling(stored: QueuedClip, seen: QueuedClip, event: PublisherEvent): Transition {
  const isCancelled = stored.state === 'cancelling' || stored.state === 'trash';
  const wasCancelled = seen.state === 'cancelling' || seen.state === 'trash';
  return isCancelled && !wasCancelled ? overwrite(stored, seen, event) : compareAndSet(stored, seen, event);
}

/** Uploads count as finished with pictures still on their way. */
function finishEarly(stored: QueuedClip, seen: QueuedClip, event: PublisherEvent): Transition {
  if (event.type !== 'uploads-finished') return compareAndSet(stored, seen, event);
  if (stored.state !== seen.state || stored.revision !== seen.revision) return 'refused';
  return revised(stored, { ...stored, state: 'ready' });
}

const publishUnrecorded: Step = function* (clip, round) {
  if (clip.state !== 'queued') return yield* nextStep(clip, round);
  const created = yield* performModelCall({ type: 'create-draft' });
  if (!created.ok) return undefined;
  const { id } = created.value as { id: string };
  yield* performModelCall({ type: 'publish-unrecorded', id });
  return yield* commit({ type: 'drafted', draftId: id });
};

/** One durable jump from the queue to done, which no event of the real protocol makes. */
function jumpToDone(stored: QueuedClip, seen: QueuedClip, event: PublisherEvent): Transition {
  if (event.type !== 'drafted') return compareAndSet(stored, seen, event);
  if (stored.state !== 'queued') return 'refused';
  return revised(stored, { ...stored, state: 'done', draftId: event.draftId });
}

const createUntilAccepted: Step = function* (clip, round) {
  if (clip.state !== 'queued') return yield* nextStep(clip, round);
  const created = yield* performModelCall({ type: 'create-page' });
  return created.ok ? yield* commit({ type: 'drafted', draftId: (created.value as { id: string }).id }) : undefined;
};

const removeThenSend: Step = function* (clip, round) {
  if (clip.state !== 'queued') return yield* nextStep(clip, round);
  const removed = yield* commit({ type: 'drafted', draftId: '0' });
  if (removed) yield* performModelCall({ type: 'create-page' });
  return undefined;
};

const searchThenCreate: Step = function* (clip, round) {
  if (clip.state !== 'queued') return yield* nextStep(clip, round);
  const found = yield* performModelCall({ type: 'search-title' });
  if (!found.ok) return undefined;
  if (typeof found.value === 'string') return yield* commit({ type: 'drafted', draftId: found.value });
  const created = yield* performModelCall({ type: 'create-page' });
  return created.ok ? yield* commit({ type: 'drafted', draftId: (created.value as { id: string }).id }) : undefined;
};

const withdrawBlindly: Step = function* (clip, round) {
  const { draftId, destination, owner } = clip;
  if (clip.state !== 'cancelling' || draftId === undefined || !destination || !owner)
    return yield* nextStep(clip, round);
  const draft = { id: draftId, type: destination.type, owner };
  const discarded = yield* perform({ type: 'discard-draft', draft });
  if (!discarded.ok && discarded.code !== 'not-found') return undefined;
  return yield* commit({ type: 'withdrawn', at: 0 });
};

const withdrawLookingOnce: Step = function* (clip, round) {
  if (clip.state !== 'cancelling' || !clip.attemptedPublish) return yield* nextStep(clip, round);
  const found = yield* perform({ type: 'get-content' });
  if (!found.ok || found.value.status !== 'draft') return yield* nextStep(clip, round);
  return yield* withdrawBlindly(clip, round);
};

function editAfterIntent(stored: QueuedClip, event: Parameters<Protocol['decide']>[1]): Transition {
  if (event.type !== 'edited') return REAL_PROTOCOL.decide(stored, event);
  if (!activeState(stored.state)) return 'refused';
  return revised(stored, afterPerson({ ...stored, attemptedPublish: false }, event));
}

/** An edit of what is done begins anew instead of changing the page there is. */
function publishAgain(stored: QueuedClip, event: Parameters<Protocol['decide']>[1]): Transition {
  const next = REAL_PROTOCOL.decide(stored, event);
  if (next === 'refused' || event.type !== 'edited' || stored.state !== 'done') return next;
  return revised(stored, restart({ ...next, attemptedPublish: false }));
}

/** A second edit takes for granted that nothing of the first is under way. */
function forgetEarlierChange(stored: QueuedClip, event: Parameters<Protocol['decide']>[1]): Transition {
  const next = REAL_PROTOCOL.decide(stored, event);
  if (next === 'refused' || !next.change) return next;
  const { mustWrite: _forgotten, ...change } = next.change;
  return { ...next, change };
}

const changeUnannounced: Step = function* (clip, round) {
  const program = nextStep(clip, round);
  let step = program.next();
  while (!step.done) {
    const effect = step.value;
    const isIntent = effect.type === 'commit' && effect.event.type === 'change-intended';
    step = program.next(isIntent ? { ok: true, value: clip } : yield effect);
  }
  return step.value;
};

const withdrawBelievingOneLook: Step = function* (clip, round) {
  if (clip.state !== 'cancelling') return yield* nextStep(clip, round);
  const { change: _ignored, ...unchanged } = clip;
  return yield* nextStep(unchanged, round);
};

const hearSuccess: Protocol['hear'] = (call, reply) => {
  if (reply.ok || reply.code === 'not-found' || reply.code === 'conflict') return reply;
  if (call.type === 'publish') return { ok: true, value: { id: '0', status: 'current', title: '', version: 1 } };
  return reply;
};

const real = REAL_PROTOCOL;
const oneFault = { workers: 2, faults: 1, decisions: 0 };
const twoDecisions = { workers: 1, faults: 1, decisions: 2, hasPicture: false };
const oneDecision = { workers: 2, faults: 1, decisions: 1, hasPicture: false };

/** Mutants of our own protocol, and strategies that others use. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'relaxed commits',
    breaks: ['duplicate'],
    protocol: { ...real, isRelaxed: () => true },
    options: { ...oneFault, workers: 1 },
  },
  { name: 'no compare-and-set', breaks: ['duplicate'], protocol: { ...real, commit: overwrite }, options: oneFault },
  {
    name: 'publish before recording',
    breaks: ['duplicate', 'incomplete'],
    protocol: { ...real, step: publishUnrecorded },
    options: oneFault,
  },
  {
    name: 'recreate on 404',
    breaks: ['duplicate'],
    protocol: { ...real, commit: recreateWhenMissing, decisions: ['trash page'] },
    options: { ...oneDecision, workers: 1 },
  },
  {
    name: 'any answer is success',
    breaks: ['incomplete'],
    protocol: { ...real, hear: hearSuccess },
    options: oneFault,
  },
  {
    name: 'create until 2xx',
    breaks: ['duplicate'],
    protocol: { ...real, step: createUntilAccepted, commit: jumpToDone },
    options: oneFault,
  },
  {
    name: 'remove, then send',
    breaks: ['incomplete'],
    protocol: { ...real, step: removeThenSend, commit: jumpToDone },
    options: oneFault,
  },
  {
    name: 'search by title, then create',
    breaks: ['duplicate'],
    protocol: { ...real, step: searchThenCreate, commit: jumpToDone, decisions: ['rename page'] },
    options: oneDecision,
  },
  {
    name: 'cancel without a look',
    breaks: ['left behind'],
    protocol: { ...real, step: withdrawBlindly, decisions: ['cancelled'] },
    options: oneDecision,
  },
  {
    name: 'cancel with one look only',
    breaks: ['left behind'],
    protocol: { ...real, step: withdrawLookingOnce, decisions: ['cancelled'] },
    options: oneDecision,
  },
  {
    name: 'destination changed after intent',
    breaks: ['duplicate'],
    protocol: { ...real, decide: editAfterIntent, decisions: ['edited'] },
    options: oneDecision,
  },
  {
    name: 'publish while a picture is pending',
    breaks: ['incomplete'],
    protocol: { ...real, isWaiting: () => false, commit: finishEarly },
    options: oneFault,
  },
  {
    name: 'published again after an edit',
    breaks: ['duplicate'],
    protocol: { ...real, decide: publishAgain, decisions: ['renamed'] },
    options: { ...oneDecision, workers: 1 },
  },
  {
    name: 'changed without saying so before',
    breaks: ['change lost'],
    protocol: { ...real, step: changeUnannounced, decisions: ['renamed'] },
    options: { ...twoDecisions, workers: 2, faults: 0 },
  },
  {
    name: 'changed back without writing',
    breaks: ['change lost'],
    protocol: { ...real, decide: forgetEarlierChange, decisions: ['renamed'] },
    options: twoDecisions,
  },
  {
    name: 'undone with a change under way',
    breaks: ['left behind'],
    protocol: { ...real, step: withdrawBelievingOneLook, decisions: ['renamed', 'cancelled'] },
    options: twoDecisions,
  },
  {
    name: 'another step after cancelling',
    breaks: ['undo ignored'],
    protocol: { ...real, commit: ignoreCancelling },
    options: { ...oneDecision, faults: 0 },
  },
];

/** Different, and right all the same: only the commit that ends the uploads may be lost with the power. */
export const BENIGN_VARIANT: Protocol = { ...real, isRelaxed: ({ type }) => type === 'uploads-finished' };
