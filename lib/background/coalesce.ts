/**
 * Makes one run of `work` out of many wishes for it: while it runs, any number of further wishes are one more run.
 * Each promise settles with the last of them.
 */
export function coalesce(work: () => Promise<void>): () => Promise<void> {
  let isWished = false;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      while (isWished) {
        isWished = false;
        await work();
      }
    } finally {
      running = undefined;
    }
  };
  return () => {
    isWished = true;
    running ??= run();
    return running;
  };
}
