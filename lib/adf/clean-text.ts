/** Controls besides tab and line ends, lone surrogates (what `Cs` matches in a Unicode-aware pattern), noncharacters. */
const UNSENDABLE = /[[\p{Cc}\p{Cs}\ufffe\uffff]--[\t\n\r]]/gv;

/**
 * Takes any string and gives it without what no wire form can carry: control characters but tab and line ends, lone
 * surrogates and U+FFFE, U+FFFF. XML 1.0 forbids them, and JSON would send half a surrogate pair on.
 */
export function cleanText(text: string): string {
  return text.replace(UNSENDABLE, '');
}
