import { toServerWords } from '../http/server-words';
import { ConfluenceError, type ConfluenceErrorCode } from './confluence-error';
import { readEnvelope } from './error-envelope';
import { readRetryAfter } from './retry-after';

/** An answer as far as judging it needs it; `text` is empty when the body could not be read. */
export type Answer = { status: number; headers: Headers; text: string };

/** Confluence converts every body on write and refuses the whole page for one wrong node. */
const BODY_REFUSED = /error converting adf|error parsing xhtml|attachment_validation_error|cannot be converted/i;

/** Tells what an answer that is not the promised one means. Pure; `now` turns a date in `Retry-After` into a wait. */
export function toConfluenceError(answer: Answer, now: number): ConfluenceError {
  const message = readEnvelope(answer.text);
  const serverMessage = toServerWords(message);
  const retryAfter = readRetryAfter(answer.headers, now);
  const traceId = readTraceId(answer.headers);
  return new ConfluenceError(toCode(answer, message), {
    status: answer.status,
    ...(serverMessage !== undefined && { serverMessage }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(traceId !== undefined && { traceId }),
  });
}

function toCode(answer: Answer, message: string): ConfluenceErrorCode {
  const { status } = answer;
  if (status >= 200 && status < 300) return 'malformed';
  if (status < 400) return 'redirected';
  // Not implemented is as definite as any other no: a method that will not be there in a minute either.
  if (status === 501) return 'refused';
  if (status > 499 || status === 408) return 'server';
  if (status === 429) return 'rate-limited';
  if (status === 403 && /xsrf check failed/i.test(message)) return 'xsrf';
  if (isFromEdge(answer)) return 'server';
  return toRefusal(status, message);
}

function toRefusal(status: number, message: string): ConfluenceErrorCode {
  switch (status) {
    case 400:
      return toBadRequest(message);
    case 401:
      // Refreshing will not help: the grant lacks a scope (CONFCLOUD-75668).
      return /scope does not match/i.test(message) ? 'scope' : 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 407:
      // A proxy asks for its own password: Confluence has not seen the request.
      return 'no-answer';
    case 409:
      return 'conflict';
    case 413:
      return 'too-large';
    default:
      return 'refused';
  }
}

function toBadRequest(message: string): ConfluenceErrorCode {
  if (/title already exists/i.test(message)) return 'title-taken';
  if (/same file name as an existing attachment/i.test(message)) return 'already-exists';
  return BODY_REFUSED.test(message) ? 'body-refused' : 'refused';
}

/**
 * The content network answers in Confluence's place, with a page: that says nothing about the request. The header alone
 * does not tell, for it is put on Confluence's own refusals too.
 */
function isFromEdge({ headers, text }: Answer): boolean {
  return /error from cloudfront/i.test(headers.get('X-Cache') ?? '') && /^\s*</.test(text);
}

function readTraceId(headers: Headers): string | undefined {
  const id = headers.get('atl-traceid') ?? headers.get('atl-request-id');
  return id !== null && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
