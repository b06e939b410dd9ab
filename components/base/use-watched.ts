import { useEffect, useState } from 'preact/hooks';
import type { Watched } from '../services';

/** The newest value of a store, or undefined until it has answered. */
export function useWatched<Value>(watched: Watched<Value>): { value: Value } | undefined {
  const [current, setCurrent] = useState<{ value: Value }>();
  useEffect(() => {
    let isOver = false;
    const stop = watched.watch((value) => setCurrent({ value }));
    // A change seen while reading is newer than what was read.
    void watched.read().then((value) => {
      if (!isOver) setCurrent((seen) => seen ?? { value });
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [watched]);
  return current;
}
