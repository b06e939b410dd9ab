import { commit, type Failure, type Program, perform } from './effect';
import type { QueuedClip } from './queued-clip';
import { backOff } from './retry';
import { judge, type Step } from './verdict';

/** The circumstances of one step. */
export type Round = {
  /** This very run made the transition into the state, so nothing can have been interrupted since. */
  isFresh: boolean;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** 0 ≤ random < 1. */
  random: () => number;
};

/** What to go on with: the clip after a step, or undefined when there is nothing more to do for now. */
export type Next = Program<QueuedClip | undefined>;

function whenToRetry(clip: QueuedClip, failure: Pick<Failure, 'retryAfter'>, round: Round): number {
  const { attempts } = clip;
  return round.now() + backOff({ attempts, random: round.random(), retryAfter: failure.retryAfter });
}

/** Tells a picture that is too large from a draft that is gone. */
function* lookForDraft(failure: Failure, clip: QueuedClip, round: Round): Next {
  const found = yield* perform({ type: 'get-content' });
  if (!found.ok) return yield* settle('read', found, { clip, round });
  const reason = found.value.status === 'draft' ? 'attachment-too-large' : 'conflict';
  const asset = failure.assetId === undefined ? {} : { assetId: failure.assetId };
  yield* commit({ type: 'stuck', reason, ...asset });
  return undefined;
}

function* askPerson(reason: Extract<ReturnType<typeof judge>, { kind: 'ask' }>['reason'], failure: Failure): Next {
  const detail = failure.message === undefined ? {} : { detail: failure.message };
  const asset = failure.assetId === undefined ? {} : { assetId: failure.assetId };
  yield* commit({ type: 'stuck', reason, ...detail, ...asset });
  return undefined;
}

/**
 * Makes durable what a failed call means. Gives the clip when the step can be tried again at once: the server refused
 * definitely, and what it refused was changed.
 */
export function* settle(step: Step, failure: Failure, { clip, round }: { clip: QueuedClip; round: Round }): Next {
  const verdict = judge(step, failure.code);
  switch (verdict.kind) {
    case 'done':
      return clip;
    case 'retry':
    case 'retry-orphan': {
      const isOrphan = verdict.kind === 'retry-orphan';
      yield* commit({ type: 'postponed', notBefore: whenToRetry(clip, failure, round), isOrphan });
      return undefined;
    }
    case 'pause': {
      const { retryAfter } = failure;
      yield* perform({ type: 'pause', why: verdict.why, ...(retryAfter === undefined ? {} : { retryAfter }) });
      return undefined;
    }
    case 'missing':
      yield* commit({ type: 'content-missing', at: round.now() });
      return undefined;
    case 'look-for-draft':
      return yield* lookForDraft(failure, clip, round);
    case 'body-refused':
      return yield* commit({ type: 'body-refused' });
    case 'title-clash':
      return yield* commit({ type: 'title-clashed' });
    case 'conflict':
      yield* commit({ type: 'conflicted', notBefore: whenToRetry(clip, failure, round) });
      return undefined;
    case 'ask':
      return yield* askPerson(verdict.reason, failure);
    default:
      return verdict satisfies never;
  }
}
