import { useEffect, useState } from 'preact/hooks';

/** How long to wait for the next key before asking a server, in milliseconds. */
const TYPING_PAUSE = 150;

/** `question` is what the answer, where there is one, was given to: while a new one is under way it is the earlier one. */
export type SearchState<Answer> = {
  status: 'idle' | 'searching' | 'done' | 'failed';
  found?: { question: string; answer: Answer };
};

const idle: SearchState<never> = { status: 'idle' };

/**
 * What a server answers, asked once the person pauses. An answer to an earlier question is dropped; one that came stays
 * until the next one comes, so that the list does not flicker. `ask` must keep its identity; without it, or without a
 * question, nothing is asked.
 */
export function useSearch<Answer>(
  question: string | undefined,
  ask: ((question: string) => Promise<Answer>) | undefined,
  pause: number = TYPING_PAUSE,
): SearchState<Answer> {
  const [state, setState] = useState<SearchState<Answer>>(idle);
  useEffect(() => {
    if (ask === undefined || question === undefined) return setState(idle);
    let isOver = false;
    const settle = (next: SearchState<Answer>): void => {
      if (!isOver) setState(next);
    };
    setState((before) => ({ ...before, status: 'searching' }));
    const timer = setTimeout(() => {
      ask(question).then(
        (answer) => settle({ status: 'done', found: { question, answer } }),
        () => settle({ status: 'failed' }),
      );
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [question, ask, pause]);
  return state;
}
