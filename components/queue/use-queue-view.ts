import { useCallback, useState } from 'preact/hooks';
import type { Drain } from '../../lib/queue/drain';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { Pause } from '../../lib/queue/retry';
import type { MessageKey } from '../base/text';
import type { QueueReader } from '../services';
import { useReading } from '../use-queue';
import { type QueueSection, SECTIONS, statesOf } from './queue-sections';

/** Some clips of a section, the newest first, and how many there are in all. */
export type SectionView = { section: QueueSection; clips: readonly QueuedClip[]; total: number };

/** What a screen shows of the queue. */
export type QueueView = { sections: readonly SectionView[]; drain: Drain; pause: Pause | undefined };

type Limits = Record<QueueSection, number>;

async function readView(queue: QueueReader, limits: Limits): Promise<QueueView> {
  const reading = SECTIONS.map((section) => queue.list({ states: statesOf[section], limit: limits[section] }));
  const [counts, drain, pause, ...lists] = await Promise.all([queue.count(), queue.drain(), queue.pause(), ...reading]);
  const sections = SECTIONS.map((section, index) => {
    const total = statesOf[section].reduce((sum, state) => sum + counts[state], 0);
    return { section, clips: lists[index] ?? [], total };
  });
  return { sections, drain, pause };
}

/**
 * The queue as a screen shows it: the first clips of each section, and more of one when asked. Costs what it shows,
 * however long the queue is. The view is undefined until the queue has answered; `failure` says why it cannot now.
 */
export function useQueueView(
  queue: QueueReader,
  first: number,
): {
  view: QueueView | undefined;
  failure: MessageKey | undefined;
  showMore: (section: QueueSection) => void;
} {
  const [limits, setLimits] = useState<Limits>({ 'needs-person': first, waiting: first, published: first });
  const { value: view, failure } = useReading(
    queue,
    useCallback(() => readView(queue, limits), [queue, limits]),
  );
  const showMore = useCallback(
    (section: QueueSection) => setLimits((before) => ({ ...before, [section]: before[section] + first })),
    [first],
  );
  return { view, failure, showMore };
}
