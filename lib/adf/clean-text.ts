/** Controls besides tab and line ends, and noncharacters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSENDABLE = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;
/** What `Cs` matches in a Unicode-aware pattern, which is several times as slow as one that is not. */
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Takes any string and gives it without what no wire form can carry: control characters but tab and line ends, lone
 * surrogates and U+FFFE, U+FFFF. XML 1.0 forbids them, and JSON would send half a surrogate pair on.
 */
export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.replace(LONE_SURROGATE, '');
  return wellFormed.replace(UNSENDABLE, '');
}
