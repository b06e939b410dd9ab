/** Makes a lock that all contexts share. It saves work; safety never rests on it, and it is never taken away from a holder. */
export function createLock(name: string): <Result>(work: () => Promise<Result>) => Promise<Result> {
  return async (work) => navigator.locks.request(name, work);
}
