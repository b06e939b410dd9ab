/** Milliseconds of work at a stretch: below the 50 ms at which browsers begin to call a task long. */
const SLICE = 25;
/** Milliseconds of work in all. */
const TOTAL = 1500;

/** Divides work into slices and says when it has taken long enough. */
export type TimeSlices = {
  /** Says whether there is time left: in this slice, in another, or not at all. */
  look(): 'go on' | 'pause' | 'stop';
  /** Lets the page go on, and begins a new slice. */
  pause(): Promise<void>;
};

/** Starts the first slice; `now` gives milliseconds from any origin. */
export function createTimeSlices(now: () => number): TimeSlices {
  let start = now();
  let used = 0;
  return {
    look() {
      const elapsed = now() - start;
      if (used + elapsed >= TOTAL) return 'stop';
      return elapsed >= SLICE ? 'pause' : 'go on';
    },
    async pause() {
      used += now() - start;
      await nextTask();
      start = now();
    },
  };
}

/** A message is a task of its own, and is not slowed down as timers are in a tab in the background. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
