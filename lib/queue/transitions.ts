import { WIRE_FOR } from '../adf/body';
import { addLoss } from '../clip/losses';
import type { PublisherEvent } from './clip-event';
import type { ActiveState, ClipState, QueuedClip } from './queued-clip';

/** What a pure transition gives: the clip as it will be, or that this event means nothing in its state. */
export type Transition = QueuedClip | 'refused';

/** Spurious 404s under load heal within a minute, so a second look that late is believed. */
export const MISSING_IS_BELIEVED_AFTER = 60_000;
const CONFLICTS_UNTIL_ASKED = 3;
/** Beyond this many namesakes a number no longer helps anybody. */
const HIGHEST_TITLE_NUMBER = 99;

/** The clip without these optional fields. */
export function without<K extends keyof QueuedClip>(clip: QueuedClip, fields: readonly K[]): Omit<QueuedClip, K> {
  const dropped: readonly string[] = fields;
  const kept = Object.entries(clip).filter(([field]) => !dropped.includes(field));
  return Object.fromEntries(kept) as Omit<QueuedClip, K>;
}

/** The state if the publisher works in it. */
export function activeState(state: ClipState): ActiveState | undefined {
  switch (state) {
    case 'queued':
    case 'drafted':
    case 'ready':
    case 'publishing':
    case 'published':
    case 'changing':
    case 'cancelling':
      return state;
    case 'captured':
    case 'done':
    case 'needs-user':
    case 'trash':
      return undefined;
    default:
      return state satisfies never;
  }
}

/** Forgets the failures of a step once it has succeeded. */
function advance(clip: QueuedClip, patch: Partial<QueuedClip>): QueuedClip {
  return { ...without(clip, ['missingSince', 'conflicts']), attempts: 0, ...patch };
}

/** Back to the beginning: no draft, nothing uploaded. Only ever before the publish intent. */
export function restart(clip: QueuedClip): QueuedClip {
  const kept = without(clip, ['draftId', 'missingSince', 'conflicts']);
  return { ...kept, state: 'queued', attachments: {}, wire: WIRE_FOR[clip.destination?.type ?? 'page'] };
}

function stuck(clip: QueuedClip, event: Omit<Extract<PublisherEvent, { type: 'stuck' }>, 'type'>): Transition {
  const resumeState = activeState(clip.state);
  if (!resumeState) return 'refused';
  return {
    ...without(clip, ['reasonDetail', 'reasonAsset']),
    state: 'needs-user',
    resumeState,
    reason: event.reason,
    ...(event.detail === undefined ? {} : { reasonDetail: event.detail.slice(0, 300) }),
    ...(event.assetId === undefined ? {} : { reasonAsset: event.assetId }),
  };
}

function postponed(clip: QueuedClip, event: { notBefore: number; isOrphan?: boolean }): Transition {
  if (!activeState(clip.state)) return 'refused';
  const orphans = event.isOrphan ? { orphanDrafts: (clip.orphanDrafts ?? 0) + 1 } : {};
  return { ...clip, ...orphans, attempts: clip.attempts + 1, notBefore: event.notBefore };
}

/** A draft that is really gone is made again; after the intent that could be a second page, so the person is asked. */
function contentMissing(clip: QueuedClip, at: number): Transition {
  if (!activeState(clip.state) || clip.state === 'queued') return 'refused';
  if (clip.missingSince === undefined || at - clip.missingSince < MISSING_IS_BELIEVED_AFTER) {
    const missingSince = clip.missingSince ?? at;
    return { ...clip, missingSince, attempts: clip.attempts + 1, notBefore: missingSince + MISSING_IS_BELIEVED_AFTER };
  }
  if (clip.state === 'cancelling') return withdrawn(clip, at);
  return clip.attemptedPublish ? stuck(clip, { reason: 'page-gone' }) : restart(clip);
}

function withdrawn(clip: QueuedClip, at: number): Transition {
  return clip.state === 'cancelling' ? advance(clip, { state: 'trash', endedAt: at }) : 'refused';
}

function bodyRefused(clip: QueuedClip): Transition {
  if (clip.state !== 'queued' && clip.state !== 'publishing') return 'refused';
  return clip.wire === 'adf' ? { ...clip, wire: 'storage' } : stuck(clip, { reason: 'body-refused' });
}

function titleClashed(clip: QueuedClip): Transition {
  if (clip.state !== 'publishing' && clip.state !== 'changing') return 'refused';
  const number = (clip.titleNumber ?? 1) + 1;
  if (clip.onTitleTaken === 'ask' || number > HIGHEST_TITLE_NUMBER) return stuck(clip, { reason: 'title-taken' });
  return { ...clip, titleNumber: number };
}

function conflicted(clip: QueuedClip, notBefore: number): Transition {
  if (clip.state !== 'publishing') return 'refused';
  const conflicts = (clip.conflicts ?? 0) + 1;
  if (conflicts >= CONFLICTS_UNTIL_ASKED) return stuck(clip, { reason: 'conflict' });
  return { ...clip, conflicts, attempts: clip.attempts + 1, notBefore };
}

function draftDiscarded(clip: QueuedClip, event: { draftId: string; isOrphan: boolean }): Transition {
  const kept = clip.abandonedDrafts?.filter(({ id }) => id !== event.draftId) ?? [];
  const orphans = event.isOrphan ? { orphanDrafts: (clip.orphanDrafts ?? 0) + 1 } : {};
  const rest = { ...without(clip, ['abandonedDrafts']), ...orphans };
  return kept.length > 0 ? { ...rest, abandonedDrafts: kept } : rest;
}

function finishUploads(clip: QueuedClip): Transition {
  const isSettled = clip.assets.every(({ state }) => state !== 'pending');
  return clip.state === 'drafted' && isSettled ? advance(clip, { state: 'ready' }) : 'refused';
}

function published(clip: QueuedClip, event: { at: number; title: string; url?: string }): Transition {
  if (clip.state !== 'publishing') return 'refused';
  const { at, title, url } = event;
  // What the person asked for meanwhile is not what the page was published with.
  const shown = clip.change ? clip : { ...without(clip, ['titleNumber']), title };
  return advance(shown, { state: 'published', publishedAt: at, ...(url === undefined ? {} : { url }) });
}

function changed(clip: QueuedClip, { at, title, url }: Extract<PublisherEvent, { type: 'changed' }>): Transition {
  if (clip.state !== 'changing') return 'refused';
  const shown = { ...without(clip, ['change', 'titleNumber']), title };
  return advance(shown, { state: 'done', endedAt: at, ...(url === undefined ? {} : { url }) });
}

/** The clip's own work is done; what its person wants otherwise by now is done to the page that there is. */
function finished(
  clip: QueuedClip,
  { at, isSourceRefused = false }: Extract<PublisherEvent, { type: 'finished' }>,
): Transition {
  if (clip.state !== 'published') return 'refused';
  const losses = isSourceRefused ? addLoss(clip.losses, 'source-refused') : clip.losses;
  return advance(clip, {
    losses,
    ...(clip.change ? { state: 'changing', notBefore: at } : { state: 'done', endedAt: at }),
  });
}

/**
 * The publisher's half of the protocol: the clip after an event, or `refused` when its state does not allow it. Pure,
 * and the very function the model checker explores. Three guards carry the proof that no clip becomes two pages: a
 * draft id is set only where there is none, a publish request needs the intent, and after the intent the id stays.
 */
export function afterPublisher(clip: QueuedClip, event: PublisherEvent): Transition {
  switch (event.type) {
    case 'drafted':
      if (clip.state !== 'queued' || clip.draftId !== undefined) return 'refused';
      return advance(clip, { state: 'drafted', draftId: event.draftId });
    case 'uploads-finished':
      return finishUploads(clip);
    case 'publish-intended':
      return clip.state === 'ready' ? advance(clip, { state: 'publishing', attemptedPublish: true }) : 'refused';
    case 'published':
      return published(clip, event);
    case 'finished':
      return finished(clip, event);
    case 'change-intended':
      return clip.state === 'changing' ? clip : 'refused';
    case 'changed':
      return changed(clip, event);
    case 'withdrawn':
      return withdrawn(clip, event.at);
    case 'body-refused':
      return bodyRefused(clip);
    case 'title-clashed':
      return titleClashed(clip);
    case 'conflicted':
      return conflicted(clip, event.notBefore);
    case 'content-missing':
      return contentMissing(clip, event.at);
    case 'draft-discarded':
      return draftDiscarded(clip, event);
    case 'postponed':
      return postponed(clip, event);
    case 'stuck':
      return stuck(clip, event);
    default:
      return event satisfies never;
  }
}

/** The row a step was begun with; only its state and revision are compared. */
export type Seen = Pick<QueuedClip, 'state' | 'revision'>;

/**
 * The whole of a durable transition, to be done inside one transaction: the next row, or `refused` when somebody else
 * changed the clip since it was seen or the event means nothing to it.
 */
export function compareAndSet(stored: QueuedClip | undefined, seen: Seen, event: PublisherEvent): Transition {
  if (stored?.state !== seen.state || stored.revision !== seen.revision) return 'refused';
  const next = afterPublisher(stored, event);
  return next === 'refused' ? 'refused' : { ...next, revision: stored.revision + 1 };
}
