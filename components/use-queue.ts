import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ClipId } from '../lib/clip/clip';
import type { QueuedClip } from '../lib/queue/queued-clip';
import type { MessageKey } from './base/text';
import type { QueueReader } from './services';
import { wordsOfError } from './words/errors';

/** One clip as it moves along, if there is one; the same object until it really changes. */
export function useQueuedClip(
  queue: Pick<QueueReader, 'get' | 'watch'>,
  clipId: ClipId | undefined,
): QueuedClip | undefined {
  const { value: clip } = useReading(
    queue,
    useCallback(async () => (clipId === undefined ? undefined : queue.get(clipId)), [queue, clipId]),
  );
  const shown = useRef(clip);
  if (JSON.stringify(shown.current) !== JSON.stringify(clip)) shown.current = clip;
  return shown.current;
}

/** Milliseconds between two readings: a clip that is published changes five times at least, and nobody reads so fast. */
const BREATH = 250;

/** Milliseconds until a queue that could not be read is tried again: no change is told of while nobody can write. */
const SECOND_TRY = 5_000;

/** What was last read, and why it cannot be read now: a failure keeps what is shown. */
export type Reading<Value> = { value: Value | undefined; failure: MessageKey | undefined };

/**
 * What `read` gives of the queue, read again after each change; its value is undefined until it has answered. The first
 * change is read at once and those that follow closely are taken together: a screen that watches must not slow down what
 * it watches.
 */
export function useReading<Value>(
  queue: Pick<QueueReader, 'watch'>,
  read: () => Promise<Value | undefined>,
): Reading<Value> {
  const [reading, setReading] = useState<Reading<Value>>({ value: undefined, failure: undefined });
  useEffect(() => {
    let isOver = false;
    let isReading = false;
    let isOutdated = false;
    let secondTry: ReturnType<typeof setTimeout> | undefined;
    const refresh = async (): Promise<void> => {
      isOutdated = true;
      if (isReading) return;
      isReading = true;
      while (isOutdated && !isOver) {
        isOutdated = false;
        try {
          const value = await read();
          if (!isOver) setReading({ value, failure: undefined });
        } catch (error) {
          if (isOver) return;
          setReading(({ value }) => ({ value, failure: wordsOfError(error) }));
          clearTimeout(secondTry);
          secondTry = setTimeout(refresh, SECOND_TRY);
        }
        await new Promise((resolve) => setTimeout(resolve, BREATH));
      }
      isReading = false;
    };
    void refresh();
    const stop = queue.watch(() => void refresh());
    return () => {
      isOver = true;
      clearTimeout(secondTry);
      stop();
    };
  }, [queue, read]);
  return reading;
}
