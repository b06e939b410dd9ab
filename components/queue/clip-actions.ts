import type { QueuedClip } from '../../lib/queue/queued-clip';

/** Until its publication is under way; what the queue refuses is not offered. */
export function isChangeable({ state }: QueuedClip): boolean {
  return state === 'queued' || state === 'drafted' || state === 'ready';
}

/** A step has failed and waits for its next try. */
export function isPostponed({ state, attempts }: QueuedClip): boolean {
  return attempts > 0 && state !== 'done' && state !== 'trash' && state !== 'needs-user';
}

/** Once a publication was attempted a restored clip could be a second page: then the page is restored in Confluence. */
export function isRestorable({ state, attemptedPublish }: QueuedClip): boolean {
  return state === 'trash' && !attemptedPublish;
}
