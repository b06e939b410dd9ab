import type { CaptureErrorCode } from '../messaging/protocol';

/** Nothing could be captured or stored, and why; the code has words for a person. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly code: CaptureErrorCode;

  constructor(code: CaptureErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
