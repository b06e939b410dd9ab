/** C0 and C1 controls, bidi controls and invisible marks, as they could change how a line reads. */
const INVISIBLE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]+/gu;

/** Longest title and name, in UTF-16 units; Confluence's own limit for titles is enforced when the clip is made. */
export const MAX_TITLE = 500;
export const MAX_NAME = 200;

/**
 * Makes one clean line of what a page says of itself: white space collapsed, controls and bidi marks gone, well-formed,
 * at most `length` UTF-16 units. Takes anything; gives `''` for what is not text.
 */
export function cleanLine(text: unknown, length: number): string {
  if (typeof text !== 'string') return '';
  // What is cut off is never looked at: a page can say megabytes.
  const line = text
    .slice(0, length * 4)
    .toWellFormed()
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd();
}
