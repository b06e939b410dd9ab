import type { Destination } from '../clip/destination';
import type { PersonEvent } from './clip-event';
import type { AbandonedDraft, ActiveState, NeedsUserReason, Owner, QueuedClip } from './queued-clip';
import { activeState, restart, type Transition, without } from './transitions';

type Revision = { at: number; title?: string; destination?: Destination; accountId?: string };

function ask(clip: QueuedClip, reason: NeedsUserReason): QueuedClip {
  return { ...clip, state: 'needs-user', resumeState: 'queued', reason };
}

/** Lets a clip into the queue, or asks for what it still lacks to be published. */
export function admit(clip: QueuedClip): QueuedClip {
  if (!clip.destination) return ask(clip, 'destination');
  if (!clip.owner) return ask(clip, 'sign-in');
  return { ...clip, state: 'queued' };
}

/** Goes on where the person's answer was awaited. */
function resume(clip: QueuedClip, at: number): QueuedClip {
  const { resumeState = 'queued', ...rest } = without(clip, [
    'reason',
    'reasonDetail',
    'reasonAsset',
    'missingSince',
    'conflicts',
  ]);
  const resumed: QueuedClip = { ...rest, state: resumeState, notBefore: at, attempts: 0 };
  return resumeState === 'queued' ? admit(resumed) : resumed;
}

function ownerFor(destination: Destination, clip: QueuedClip, accountId?: string): Owner | undefined {
  const { cloudId } = destination;
  if (accountId !== undefined) return { cloudId, accountId };
  return clip.owner?.cloudId === cloudId ? clip.owner : undefined;
}

/** A draft made there serves here too: it is in the same space, of the same kind, and belongs to the same person. */
function isSamePlace(left: QueuedClip, right: QueuedClip): boolean {
  return (
    left.destination?.space.id === right.destination?.space.id &&
    left.destination?.type === right.destination?.type &&
    left.owner?.cloudId === right.owner?.cloudId &&
    left.owner?.accountId === right.owner?.accountId
  );
}

function retitle(clip: QueuedClip, title: string | undefined): QueuedClip {
  return title === undefined || title === clip.title ? clip : { ...without(clip, ['titleNumber']), title };
}

/** The draft given up when a clip moves to another space, site or kind of content. */
function abandonedBy(clip: QueuedClip): AbandonedDraft[] {
  if (clip.draftId === undefined || !clip.owner || !clip.destination) return [];
  return [{ id: clip.draftId, type: clip.destination.type, owner: clip.owner }];
}

function redirect(clip: QueuedClip, destination: Destination, accountId?: string): Transition {
  const owner = ownerFor(destination, clip, accountId);
  const moved: QueuedClip = { ...without(clip, ['owner']), destination, ...(owner ? { owner } : {}) };
  if (isSamePlace(clip, moved)) return moved;
  // After the intent the draft may already be a page: another one elsewhere would be its twin.
  if (clip.attemptedPublish) return 'refused';
  const abandonedDrafts = [...(clip.abandonedDrafts ?? []), ...abandonedBy(clip)];
  const restarted = { ...restart(moved), state: clip.state };
  return abandonedDrafts.length > 0 ? { ...restarted, abandonedDrafts } : restarted;
}

function revise(clip: QueuedClip, { title, destination, accountId }: Revision): Transition {
  const retitled = retitle(clip, title);
  return destination ? redirect(retitled, destination, accountId) : retitled;
}

function confirm(clip: QueuedClip, event: Revision): Transition {
  if (clip.state !== 'captured') return 'refused';
  const revised = revise(clip, event);
  return revised === 'refused' ? 'refused' : admit({ ...revised, notBefore: event.at });
}

/** Where a clip stands by what is there of it, also while its person is asked. */
function stepOf(clip: QueuedClip): ActiveState | undefined {
  if (clip.state === 'done') return 'changing';
  return clip.state === 'needs-user' ? clip.resumeState : activeState(clip.state);
}

const labelsOf = ({ destination }: QueuedClip): readonly string[] => destination?.labels ?? [];

function isSameOnPage(left: QueuedClip, right: QueuedClip): boolean {
  return (
    left.title === right.title &&
    left.destination?.parent?.id === right.destination?.parent?.id &&
    new Set(labelsOf(left)).symmetricDifference(new Set(labelsOf(right))).size === 0
  );
}

/** Notes what the page is to be given once more, for it may be published already as the clip was before. */
function askOfPage(before: QueuedClip, after: QueuedClip): QueuedClip {
  if (isSameOnPage(before, after)) return after;
  const earlier = before.change;
  const kept = labelsOf(after);
  const removedLabels = [...new Set([...(earlier?.removedLabels ?? []), ...labelsOf(before)])];
  const hadParent = before.destination?.parent !== undefined || earlier?.isToTop === true;
  return {
    ...after,
    change: {
      removedLabels: removedLabels.filter((label) => !kept.includes(label)),
      ...(hadParent && after.destination?.parent === undefined ? { isToTop: true } : {}),
      ...(earlier ? { mustWrite: true } : {}),
    },
  };
}

/** The page is there: what differs is done to it. */
function changeDone(clip: QueuedClip, revised: QueuedClip, at: number): Transition {
  if (isSameOnPage(clip, revised)) return revised;
  return { ...without(revised, ['endedAt']), state: 'changing', notBefore: at, attempts: 0 };
}

function edit(clip: QueuedClip, event: Revision): Transition {
  if (clip.state === 'captured') return revise(clip, event);
  const step = stepOf(clip);
  if (step === undefined || step === 'cancelling') return 'refused';
  const wanted = revise(clip, event);
  if (wanted === 'refused') return 'refused';
  const revised = clip.attemptedPublish ? askOfPage(clip, wanted) : wanted;
  if (clip.state === 'done') return changeDone(clip, revised, event.at);
  const isRestarted = revised.draftId === undefined;
  // What waited for nothing but its person goes on.
  const isFresh = clip.state === 'queued' && clip.attempts === 0;
  const moved = isFresh ? { ...revised, notBefore: event.at } : revised;
  if (clip.state !== 'needs-user') return isRestarted ? admit(moved) : moved;
  return resume(isRestarted ? { ...revised, resumeState: 'queued' } : revised, event.at);
}

/** Nothing on the server to take back: the clip goes to the trash at once, also offline and signed out. */
function cancel(clip: QueuedClip, at: number): Transition {
  if (clip.state === 'cancelling' || clip.state === 'trash') return 'refused';
  const kept = without(clip, [
    'resumeState',
    'reason',
    'reasonDetail',
    'reasonAsset',
    'missingSince',
    'conflicts',
    'endedAt',
  ]);
  const isLocal = clip.draftId === undefined && clip.abandonedDrafts === undefined;
  if (isLocal) return { ...kept, state: 'trash', endedAt: at };
  return { ...kept, state: 'cancelling', notBefore: at, attempts: 0 };
}

/** Out of the trash only while no publication was ever attempted: afterwards it could be the twin of a page. */
function restore(clip: QueuedClip, at: number): Transition {
  if (clip.state !== 'trash' || clip.attemptedPublish) return 'refused';
  return admit({ ...restart(clip.endedAt === undefined ? clip : without(clip, ['endedAt'])), notBefore: at });
}

/** A clip that nothing was done about yet waits longer, for its person is changing it. */
function hold(clip: QueuedClip, until: number): Transition {
  return clip.state === 'queued' && clip.notBefore < until ? { ...clip, notBefore: until } : 'refused';
}

function retry(clip: QueuedClip, at: number): Transition {
  if (clip.state === 'needs-user') return resume(clip, at);
  return activeState(clip.state) ? { ...clip, notBefore: at, attempts: 0 } : 'refused';
}

/** The page is there but its labels, its property or a change were refused: the person leaves it as it is. */
function accept(clip: QueuedClip, at: number): Transition {
  const isThere = clip.resumeState === 'published' || clip.resumeState === 'changing';
  if (clip.state !== 'needs-user' || !isThere) return 'refused';
  const kept = without(clip, ['resumeState', 'reason', 'reasonDetail', 'reasonAsset']);
  return { ...kept, state: 'done', endedAt: at };
}

function signIn(clip: QueuedClip, event: Extract<PersonEvent, { type: 'signed-in' }>): Transition {
  const cloudId = clip.destination?.cloudId;
  if (clip.state !== 'needs-user' || cloudId === undefined || !event.cloudIds.includes(cloudId)) return 'refused';
  if (clip.reason !== 'sign-in' && clip.reason !== 'wrong-account' && clip.reason !== 'scope') return 'refused';
  if (clip.owner && clip.owner.accountId !== event.accountId) return 'refused';
  return resume({ ...clip, owner: { cloudId, accountId: event.accountId } }, event.at);
}

/** The person's half of the protocol: the clip after a decision, or `refused` when it comes too late or too early. */
export function afterPerson(clip: QueuedClip, event: PersonEvent): Transition {
  switch (event.type) {
    case 'confirmed':
      return confirm(clip, event);
    case 'edited':
      return edit(clip, event);
    case 'held':
      return hold(clip, event.until);
    case 'retried':
      return retry(clip, event.at);
    case 'accepted':
      return accept(clip, event.at);
    case 'cancelled':
      return cancel(clip, event.at);
    case 'restored':
      return restore(clip, event.at);
    case 'signed-in':
      return signIn(clip, event);
    default:
      return event satisfies never;
  }
}

/** A decision on whatever state the clip is in now, to be done inside one transaction. */
export function decideOn(stored: QueuedClip, event: PersonEvent): Transition {
  const next = afterPerson(stored, event);
  return next === 'refused' ? 'refused' : { ...next, revision: stored.revision + 1 };
}
