import { useEffect, useState } from 'preact/hooks';

/**
 * A module that is loaded behind the first frame; undefined until then. `load` stays the same from frame to frame. Not
 * even asked for in the effects of that frame, which give it focus and keys: each module asked for takes them a millisecond.
 */
export function useLoaded<Module extends object>(load: () => Promise<Module>): Module | undefined {
  const [loaded, setLoaded] = useState<Module>();
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      // A file of our own package is missing only when the extension itself is gone: that is not for anyone to handle.
      void load().then((module) => {
        if (!isOver) setLoaded(module);
      });
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [load]);
  return loaded;
}
