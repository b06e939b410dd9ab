/** Asks again and again until there is an answer, and gives it; says what it waited for in vain after `limit` milliseconds. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  limit = 20_000,
): Promise<Answer> {
  const deadline = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, 25));
  }
}
