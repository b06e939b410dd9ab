import type { Source } from './source';

/** Confluence's limit, in UTF-16 units. */
const MAX_TITLE_LENGTH = 255;
/** Controls, line and paragraph separators, bidi controls, marks of no width (but joiners), and what XML 1.0 forbids. */
const FORBIDDEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]+/gu;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The longest beginning of at most `length` UTF-16 units that ends at a whole grapheme, unless one alone is longer. */
function cutAtGrapheme(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  // One unit more than fits is enough to tell whether the last grapheme does.
  for (const { index, segment } of graphemes.segment(text.slice(0, length + 1))) {
    if (index + segment.length > length) break;
    end = index + segment.length;
  }
  return text
    .slice(0, end || length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd();
}

function withoutForbidden(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/**
 * A title Confluence takes: one line, without control or bidi characters, at most 255 UTF-16 units. One that is empty
 * becomes the source's host and the date of the capture (`example.org 2026-11-24`); `capturedAt` is in milliseconds.
 */
export function normalizeTitle(title: string, source: Pick<Source, 'url'>, capturedAt: number): string {
  const clean = cutAtGrapheme(withoutForbidden(title), MAX_TITLE_LENGTH);
  if (clean !== '') return clean;
  return `${hostOf(source.url)} ${new Date(capturedAt).toISOString().slice(0, 10)}`.trim();
}

/** The title with " (2)", " (3)" … behind it, still within 255 units; without a number, the title itself. */
export function numberTitle(title: string, number?: number): string {
  if (number === undefined) return cutAtGrapheme(title, MAX_TITLE_LENGTH);
  const ending = ` (${number})`;
  return cutAtGrapheme(title, MAX_TITLE_LENGTH - ending.length) + ending;
}
