/** One value that a context of the extension keeps for the others: `storage.session`, `storage.local`, or a test's variable. */
export interface Store<Value> {
  read(): Promise<Value | undefined>;
  write(value: Value): Promise<void>;
  remove(): Promise<void>;
}

/** Runs one piece of work at a time over all contexts, waiting its turn. Never takes the lock away from another. */
export type Lock = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Wakes us up again, also after the worker was killed; `at` is in milliseconds since the epoch. */
export interface Alarm {
  set(at: number): Promise<void>;
  clear(): Promise<void>;
}
