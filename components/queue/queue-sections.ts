import type { ClipState } from '../../lib/queue/queued-clip';
import type { MessageKey } from '../base/text';

export type QueueSection = 'needs-person' | 'waiting' | 'published';

/** In the order of what matters to a person. */
export const SECTIONS: readonly QueueSection[] = ['needs-person', 'waiting', 'published'];

/** Previews and the trash are in none of them. */
export const statesOf: Record<QueueSection, readonly ClipState[]> = {
  'needs-person': ['needs-user'],
  waiting: ['queued', 'drafted', 'ready', 'publishing', 'cancelling'],
  published: ['published', 'changing', 'done'],
};

export const headings: Record<QueueSection, MessageKey> = {
  'needs-person': 'queueNeedsPerson',
  waiting: 'queueWaiting',
  published: 'queuePublished',
};
