import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ClipId } from '../lib/clip/clip';
import type { QueuedClip } from '../lib/queue/queued-clip';
import type { QueueReader } from './services';

/** One clip as it moves along, if there is one; the same object until it really changes. */
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

/** Milliseconds between two readings: a clip that is published changes five times at least, and nobody reads so fast. */
const BREATH = 250;

/**
 * What `read` gives of the queue, read again after each change; undefined until it has answered. The first change is read
 * at once and those that follow closely are taken together: a screen that watches must not slow down what it watches.
 */
export function useReading<Value>(
  queue: Pick<QueueReader, 'watch'>,
  read: () => Promise<Value | undefined>,
): Value | undefined {
  const [value, setValue] = useState<Value>();
  useEffect(() => {
    let isOver = false;
    let isReading = false;
    let isOutdated = false;
    const refresh = async (): Promise<void> => {
      isOutdated = true;
      if (isReading) return;
      isReading = true;
      while (isOutdated && !isOver) {
        isOutdated = false;
        try {
          const current = await read();
          if (!isOver) setValue(() => current);
        } catch {
          // A queue that cannot be read now keeps what is shown; saving tells what is wrong with it.
        }
        await new Promise((resolve) => setTimeout(resolve, BREATH));
      }
      isReading = false;
    };
    void refresh();
    const stop = queue.watch(() => void refresh());
    return () => {
      isOver = true;
      stop();
    };
  }, [queue, read]);
  return value;
}
