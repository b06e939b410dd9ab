/**
 * The part of `fetch` that our clients use. A URL and an init rather than a Request, so that a refused call can be sent
 * a second time without keeping a copy of its body's stream.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * What every request of ours carries: no cookies, no referrer, nothing cached, and no redirect followed with a token.
 * `manual` rather than `error`: neither follows, but `error` rejects like a lost connection, and what would be tried
 * again for ever could not be told to the person.
 */
export const PRIVATE_REQUEST = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'manual',
  cache: 'no-store',
} as const satisfies RequestInit;

/** Makes a signal that aborts after so many milliseconds; `AbortSignal.timeout` outside of tests. */
export type TimeLimit = (milliseconds: number) => AbortSignal;

/** Whether a rejected fetch, or body, ended because of its own signal. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
