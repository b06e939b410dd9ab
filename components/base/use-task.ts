import { useCallback, useState } from 'preact/hooks';
import { wordsOfError } from '../words/errors';
import type { MessageKey } from './text';

export type Task = {
  isBusy: boolean;
  /** The words for what went wrong the last time. */
  failure: MessageKey | undefined;
  run: () => void;
};

/** Something a button does that takes a while and can fail. A second press while it runs does nothing. */
export function useTask(work: () => Promise<unknown>): Task {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<MessageKey>();
  const run = useCallback(() => {
    if (isBusy) return;
    setIsBusy(true);
    setFailure(undefined);
    work()
      .catch((error: unknown) => setFailure(wordsOfError(error)))
      .finally(() => setIsBusy(false));
  }, [work, isBusy]);
  return { isBusy, failure, run };
}
