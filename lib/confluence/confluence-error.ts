/** What went wrong with a request, told by what one can do about it. Every code has words in `_locales` (`error_<code>`). */
export type ConfluenceErrorCode =
  /** No answer came: offline, DNS, TLS, reset. The request may have been carried out. */
  | 'no-answer'
  /** Our own time ran out. The request may have been carried out. */
  | 'timeout'
  /** 408, 500, 502, 503, 504. The request may have been carried out. */
  | 'server'
  /** 2xx, but not what was promised: HTML, broken JSON, no id. The request was probably carried out. */
  | 'malformed'
  /** 429. Not carried out; `retryAfter` says how long to wait. */
  | 'rate-limited'
  /** 401 even after a refresh, or nobody is signed in. */
  | 'unauthorized'
  /** 401 with "scope does not match". */
  | 'scope'
  | 'forbidden'
  /** 403 with "XSRF check failed". */
  | 'xsrf'
  | 'not-found'
  | 'title-taken'
  /** 400 that refuses the body itself: the storage form may still be taken. */
  | 'body-refused'
  /** 400: an attachment of that name is there already. */
  | 'already-exists'
  | 'too-large'
  | 'conflict'
  /** A redirect, or an answer from a host that was not asked. */
  | 'redirected'
  /** Any other 4xx. */
  | 'refused';

/** What goes with a ConfluenceError, for the queue and for a person. */
export type ConfluenceErrorDetails = {
  status?: number;
  /** The server's words, plain text, at most 300 characters, redacted. */
  serverMessage?: string;
  /** Milliseconds to wait, from Retry-After. */
  retryAfter?: number;
  /** `atl-traceid` or `atl-request-id`, for Atlassian's support. */
  traceId?: string;
};

/** The one error of the Confluence client. Holds no token and no body. */
export class ConfluenceError extends Error {
  override readonly name = 'ConfluenceError';
  readonly code: ConfluenceErrorCode;
  readonly details: ConfluenceErrorDetails;

  constructor(code: ConfluenceErrorCode, details: ConfluenceErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
