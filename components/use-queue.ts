import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ClipId } from '../lib/clip/clip';
import type { QueuedClip } from '../lib/queue/queued-clip';
import type { QueueReader } from './services';

/** The newest clips, read again after each change; undefined until the queue has answered. */
export function useQueue(queue: QueueReader, limit: number): QueuedClip[] | undefined {
  return useReading(
    queue,
    useCallback(() => queue.list(limit), [queue, limit]),
  );
}

/** One clip as it moves along, if there is one; the same object until it really changes, which pictures do without a revision. */
export function useQueuedClip(
  queue: Pick<QueueReader, 'get' | 'watch'>,
  clipId: ClipId | undefined,
): QueuedClip | undefined {
  const clip = useReading(
    queue,
    useCallback(async () => (clipId === undefined ? undefined : queue.get(clipId)), [queue, clipId]),
  );
  const shown = useRef(clip);
  if (JSON.stringify(shown.current) !== JSON.stringify(clip)) shown.current = clip;
  return shown.current;
}

function useReading<Value>(
  queue: Pick<QueueReader, 'watch'>,
  read: () => Promise<Value | undefined>,
): Value | undefined {
  const [value, setValue] = useState<Value>();
  useEffect(() => {
    let newest = 0;
    const refresh = (): void => {
      newest += 1;
      const own = newest;
      // A queue that cannot be read now keeps what is shown; saving tells what is wrong with it.
      read().then(
        (current) => own === newest && setValue(() => current),
        () => undefined,
      );
    };
    refresh();
    const stop = queue.watch(refresh);
    return () => {
      newest = -1;
      stop();
    };
  }, [queue, read]);
  return value;
}
