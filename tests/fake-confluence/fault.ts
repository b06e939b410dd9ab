/** What can go wrong between a caller and the service. "Before" and "after" say whether the request was carried out. */
export type Fault =
  /** The connection ends without an answer; nothing was carried out. */
  | { kind: 'drop-before' }
  /** The request was carried out, its answer is lost. */
  | { kind: 'drop-after' }
  /** Another answer; a body may be given, else the edge's HTML. */
  | { kind: 'status'; status: number; when: 'before' | 'after'; headers?: Record<string, string>; body?: string }
  /** 429 with the given `Retry-After` (seconds, a date, nonsense) or without. Never carried out. */
  | { kind: 'rate-limited'; retryAfter?: string }
  /** The gateway's 401, as if the token had ended in mid-work. */
  | { kind: 'unauthorized' }
  | { kind: 'conflict' }
  /** A redirect of that status to that address. Not carried out. */
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 307 | 308 }
  /** A login page or captive portal: HTML with 200. */
  | { kind: 'html'; when: 'before' | 'after' }
  /** Carried out; the JSON ends in the middle, and so does the connection when `reset` is set. */
  | { kind: 'truncated'; reset?: boolean }
  /** Carried out; the right body under the wrong media type. */
  | { kind: 'wrong-type'; contentType?: string }
  /** Carried out; 204 and no body. */
  | { kind: 'empty' }
  /** Carried out; the answer's JSON is changed on its way. */
  | { kind: 'rewrite'; change: (answer: unknown) => unknown }
  /** No answer until `release()`; carried out before or after the wait. */
  | { kind: 'hang'; when: 'before' | 'after' }
  /** Carried out; the answer comes that many milliseconds later. */
  | { kind: 'delay'; milliseconds: number }
  /** Carried out; the body comes a byte a second. */
  | { kind: 'trickle' }
  /** Carried out; the body goes on for that many bytes. */
  | { kind: 'flood'; bytes: number }
  /** Delivered twice at once, as a proxy may; the caller sees the second answer. */
  | { kind: 'duplicate' }
  /** Answered as usual, and delivered once more by `deliverLate()`. */
  | { kind: 'repeat-later' }
  /** The connection ends without an answer; the request is delivered only by `deliverLate()`. */
  | { kind: 'late' };

/** Thrown for a connection that ends without an answer: a TypeError of `fetch`, a destroyed socket of the server. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
