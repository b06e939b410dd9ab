/** Why the queue cannot be read or written. Words in `_locales` (`queue_<code>`). */
export type QueueErrorCode =
  /** Another context holds an older version of the database open. */
  | 'blocked'
  /** The database was made by a newer version of the extension: nothing is written to it. */
  | 'future-version'
  /** No room: nothing of this change was kept. */
  | 'storage-full'
  /** The clip has gone on meanwhile, to where it cannot be changed so any more. */
  | 'too-late'
  /** The browser refuses storage, or the database is damaged. */
  | 'broken';

/** The one error of the queue. A rejected change was not made at all. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly code: QueueErrorCode;

  constructor(code: QueueErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

function codeFor(error: unknown): QueueErrorCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'storage-full';
  if (name === 'VersionError') return 'future-version';
  return 'broken';
}

/** Any failure of the database as a QueueError. */
export function toQueueError(error: unknown): QueueError {
  return error instanceof QueueError ? error : new QueueError(codeFor(error), error);
}
