import type { Paragraph, Text } from '../adf/nodes';
import type { Source } from './source';

/** How the source line speaks; the words come from whoever knows the person's language. */
export type SourceWords = {
  /** A BCP 47 tag; dates are written its way. */
  locale: string;
  /** An IANA zone, for the day of the clip; the device's own unless given. */
  timeZone?: string;
  /** Says that the clip was made on a day, which comes in already written out. */
  clippedOn(date: string): string;
};

const SEPARATOR = ' · ';

/**
 * Makes the one line that says where a clip comes from: its title, linked, then site, author, day of publication as
 * the page states it, and the day of the clip. The link leads to the passage itself where the source knows it.
 *
 * Takes the source, when the clip was made (milliseconds since the epoch), and the words.
 */
export function createSourceLine(source: Source, capturedAt: number, words: SourceWords): Paragraph {
  const dates = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: words.timeZone });
  const details = [
    source.siteName,
    source.author,
    source.published && formatDay(source.published, words.locale),
    words.clippedOn(dates.format(capturedAt)),
  ];
  const link: Text = {
    type: 'text',
    text: source.title || new URL(source.url).host,
    marks: [{ type: 'link', attrs: { href: linkPassage(source) } }],
  };
  // A site that is its own author says so once.
  const rest = new Set(details.filter((detail) => detail && detail !== source.title));
  return { type: 'paragraph', content: [link, { type: 'text', text: SEPARATOR + [...rest].join(SEPARATOR) }] };
}

/**
 * Gives the address that leads to the selected passage, where the source has a text fragment, else to the page.
 * A directive stands behind whatever fragment the address has (URL Fragment Text Directives, §3.1).
 */
export function linkPassage({ url, textFragment }: Source): string {
  if (!textFragment) return url;
  const [address = '', ...fragment] = url.split('#');
  return `${address}#${fragment.join('#').split(':~:')[0]}:~:${textFragment}`;
}

/** The day as the page states it, whatever zone the reader is in. */
function formatDay(iso: string, locale: string): string | undefined {
  const day = Date.parse(iso.slice(0, 10));
  if (Number.isNaN(day)) return undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}
