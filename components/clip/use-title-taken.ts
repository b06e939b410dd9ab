import { useEffect, useState } from 'preact/hooks';
import type { BackgroundService } from '../../lib/messaging/protocol';

/** A title is looked up when typing has paused for so many milliseconds: each look-up costs quota. */
const TYPING_PAUSE = 400;

/** Whether a page of this title is in the space already. Only advice: what cannot be looked up is not warned of. */
export function useTitleTaken(
  background: Pick<BackgroundService, 'isTitleTaken'>,
  wanted: { spaceId: string; title: string } | undefined,
): boolean {
  const [taken, setTaken] = useState<string>();
  const key = wanted && JSON.stringify([wanted.spaceId, wanted.title]);
  const { spaceId, title } = wanted ?? {};
  useEffect(() => {
    if (key === undefined || spaceId === undefined || !title) return;
    let isOver = false;
    const timer = setTimeout(() => {
      background.isTitleTaken({ spaceId, title }).then(
        (isTaken) => !isOver && setTaken(isTaken ? key : undefined),
        () => !isOver && setTaken(undefined),
      );
    }, TYPING_PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [background, key, spaceId, title]);
  return taken !== undefined && taken === key;
}
