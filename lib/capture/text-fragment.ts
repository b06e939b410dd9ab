/** A selected passage as plain text, white space collapsed. Blocks are what `:~:text=` calls "block-level content". */
export type Passage = {
  /** The selected text of the first and of the last block it touches; the same text if it is only one. */
  first: string;
  last: string;
  isOneBlock: boolean;
  /** The text of the page before the passage. */
  before: string;
  /** The text right before it, of one block. */
  context: string;
};

/** Up to this many characters a passage is quoted in full; a longer one by its first and last words. */
const MAX_QUOTE = 120;
const EDGE_WORDS = 5;
const CONTEXT_WORDS = 3;

/**
 * Gives the directive that finds a passage again, `text=[prefix-,]start[,end]`, as
 * https://wicg.github.io/scroll-to-text-fragment/ defines it; undefined for a passage without words. A prefix is there
 * only where the words of the passage also stand before it.
 */
export function makeTextFragment({ first, last, isOneBlock, before, context }: Passage): string | undefined {
  const isQuoted = isOneBlock && first.length <= MAX_QUOTE;
  const start = isQuoted ? first : firstWords(first, EDGE_WORDS);
  const end = isQuoted ? '' : lastWords(last, EDGE_WORDS);
  if (start === '' || (!isQuoted && end === '')) return undefined;
  const isAmbiguous = before.toLowerCase().includes(start.toLowerCase());
  const prefix = isAmbiguous ? lastWords(context, CONTEXT_WORDS) : '';
  const parts = [...(prefix ? [`${encode(prefix)}-`] : []), encode(start), ...(end ? [encode(end)] : [])];
  return `text=${parts.join(',')}`;
}

/** A dash marks a prefix or a suffix, so that one in the text must be encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}

/** Words are what the browser's own search takes for words, also where a script has no spaces. */
function wordsOf(text: string): Intl.SegmentData[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike);
}

function firstWords(text: string, count: number): string {
  const words = wordsOf(text.slice(0, 1000)).slice(0, count);
  const last = words.at(-1);
  return last ? text.slice(words[0]?.index, last.index + last.segment.length) : '';
}

function lastWords(text: string, count: number): string {
  const tail = text.slice(-1000);
  const words = wordsOf(tail).slice(-count);
  const last = words.at(-1);
  return last ? tail.slice(words[0]?.index, last.index + last.segment.length) : '';
}
