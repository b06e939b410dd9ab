import { setAlarm } from './alarms';

/** A worker lives about 30 s after its last event: a shorter wait can be a timer, backed by the alarm if it dies. */
const LONGEST_TIMER = 20_000;

/**
 * Makes what calls `wake` at a later time: by a timer where the wait is short (alarms of a packed extension keep 30 s),
 * and by an alarm in any case, which survives the worker.
 */
export function createWaker(alarmName: string, wake: () => void): (at: number) => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return async (at) => {
    const wait = Math.max(0, at - Date.now());
    clearTimeout(timer);
    if (wait <= LONGEST_TIMER) timer = setTimeout(wake, wait);
    await setAlarm(alarmName, at);
  };
}
