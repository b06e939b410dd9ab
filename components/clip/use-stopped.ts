import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * Leads to the question or the way out when a Save was stopped: to the first button in the notice, once it is there.
 * `isShown` says that the notice is drawn.
 */
export function useStopped(isShown: boolean): { notice: RefObject<HTMLDivElement | null>; onStopped: () => void } {
  const notice = useRef<HTMLDivElement>(null);
  const [isStopped, setIsStopped] = useState(false);
  useEffect(() => {
    if (!isStopped || !isShown) return;
    setIsStopped(false);
    notice.current?.querySelector('button')?.focus();
  }, [isStopped, isShown]);
  return { notice, onStopped: () => setIsStopped(true) };
}
