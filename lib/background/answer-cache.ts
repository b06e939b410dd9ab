/** How long an answer stands, in milliseconds. The quota is shared by every user of the app; a tree changes slowly. */
const LIFETIME = 5 * 60_000;
const MAX_ANSWERS = 200;

/** Keeps the server's answers for a while, so that going back and forth in a list asks nothing twice. */
export function createAnswerCache(now: () => number) {
  const answers = new Map<string, { at: number; answer: Promise<unknown> }>();
  return {
    /** The answer to `question`, asked for by `ask` unless it is fresh; a failure is not kept. */
    get<Answer>(question: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> {
      const key = JSON.stringify(question);
      const known = answers.get(key);
      // What stands under a question came from the same `ask`.
      if (known !== undefined && now() - known.at < LIFETIME) return known.answer as Promise<Answer>;
      const answer = ask();
      answers.delete(key);
      answers.set(key, { at: now(), answer });
      answer.catch(() => answers.delete(key));
      for (const oldest of answers.keys()) {
        if (answers.size <= MAX_ANSWERS) break;
        answers.delete(oldest);
      }
      return answer;
    },
  };
}

export type AnswerCache = ReturnType<typeof createAnswerCache>;
