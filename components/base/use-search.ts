import { useEffect, useState } from 'preact/hooks';

/** How long to wait for the next key before asking a server, in milliseconds. */
const TYPING_PAUSE = 150;

export type SearchState<Result> = { status: 'idle' | 'searching' | 'done' | 'failed'; results: readonly Result[] };

const idle: SearchState<never> = { status: 'idle', results: [] };

/**
 * What a server finds for the words, asked once the person pauses. An answer to earlier words is dropped; earlier
 * results stay until the new ones come, so that the list does not flicker. `search` must keep its identity; without it
 * nothing is searched.
 */
export function useSearch<Result>(
  words: string | undefined,
  search: ((words: string) => Promise<readonly Result[]>) | undefined,
): SearchState<Result> {
  const [state, setState] = useState<SearchState<Result>>(idle);
  useEffect(() => {
    if (search === undefined || words === undefined) return setState(idle);
    let isOver = false;
    const settle = (next: SearchState<Result>): void => {
      if (!isOver) setState(next);
    };
    setState(({ results }) => ({ status: 'searching', results }));
    const timer = setTimeout(() => {
      search(words).then(
        (results) => settle({ status: 'done', results }),
        () => settle({ status: 'failed', results: [] }),
      );
    }, TYPING_PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words, search]);
  return state;
}
