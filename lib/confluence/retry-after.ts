const LONGEST_WAIT = 3_600_000;

/**
 * Milliseconds a server asks us to wait, from `Retry-After` (seconds or a date, RFC 9110 §10.2.3) or else from
 * `X-RateLimit-Reset`, which Atlassian writes as an ISO date. Undefined when it says nothing usable; at most an hour.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const wait = toWait(headers.get('Retry-After'), now) ?? toWait(headers.get('X-RateLimit-Reset'), now);
  return wait === undefined ? undefined : Math.min(Math.max(wait, 0), LONGEST_WAIT);
}

function toWait(value: string | null, now: number): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date - now;
}
