/** Why no clip could be taken from a file. */
export type ClipFileErrorCode =
  /** Whatever it is, this extension did not write it. */
  | 'not-ours'
  /** It was written by a newer version of the extension. */
  | 'newer';

/** The one error of a file of clips; nothing was taken from it. */
export class ClipFileError extends Error {
  override readonly name = 'ClipFileError';
  readonly code: ClipFileErrorCode;

  constructor(code: ClipFileErrorCode) {
    super(code);
    this.code = code;
  }
}
