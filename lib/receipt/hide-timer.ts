/** What keeps the receipt on the page: the pointer over it, or the focus in it. */
export type Hold = 'pointer' | 'focus';

/** Starts a timer and gives what stops it. */
export type StartTimer = (run: () => void, milliseconds: number) => () => void;

/** Counts down to the moment when the receipt goes away by itself. */
export interface HideTimer {
  /** Counts the whole time again, unless something holds it. */
  restart(): void;
  hold(hold: Hold): void;
  /** Lets go; once nothing holds it any more, the whole time is counted again, so that nobody is hurried. */
  release(hold: Hold): void;
  stop(): void;
}

/** Calls `hide` once `milliseconds` have passed with nothing holding the receipt. */
export function createHideTimer(ports: { startTimer: StartTimer; hide: () => void; milliseconds: number }): HideTimer {
  const holds = new Set<Hold>();
  let stop = (): void => undefined;
  const restart = (): void => {
    stop();
    if (holds.size === 0) stop = ports.startTimer(ports.hide, ports.milliseconds);
  };
  return {
    restart,
    hold: (hold) => {
      holds.add(hold);
      stop();
    },
    release: (hold) => {
      holds.delete(hold);
      restart();
    },
    stop: () => stop(),
  };
}
