import type { QueuedClip } from '../../lib/queue/queued-clip';

/** Also when it is published: its page is changed then. A clip that waits for its person is changed where it says why. */
export function isChangeable({ state }: QueuedClip): boolean {
  return state !== 'captured' && state !== 'needs-user' && state !== 'cancelling' && state !== 'trash';
}

/** A step has failed and waits for its next try. */
export function isPostponed({ state, attempts }: QueuedClip): boolean {
  return attempts > 0 && state !== 'done' && state !== 'trash' && state !== 'needs-user';
}

/** Once a publication was attempted a restored clip could be a second page: then the page is restored in Confluence. */
export function isRestorable({ state, attemptedPublish }: QueuedClip): boolean {
  return state === 'trash' && !attemptedPublish;
}
