import type { CodeHint, Command } from '../clip/recording';
import { inline } from './box';
import { readCodeHints } from './code-hints';
import { readCodeText } from './code-text';
import type { Descent, ElementRule } from './conversion';
import { className, find, nodeName, textContent } from './node-reader';
import { computedStyle, isOutOfSight } from './visibility';

const PROSE: Descent = { leave: 'break' };
/** Characters that a block of code may hold. */
const MAX_LENGTH = 1_000_000;
const MONOSPACE = /mono|courier|consolas|menlo|\bcode\b|terminal|fixed/i;

/** Preformatted text: a block of code, unless the page sets it as prose. */
export const preformatted: ElementRule = (element, { isInClosedDetails }, conversion) => {
  const { isLaidOut, writer } = conversion;
  if (isLaidOut && isOutOfSight(element)) return undefined;
  if (isLaidOut && isProse(element)) {
    writer.breakParagraph();
    return PROSE;
  }
  const text = readCodeText(element, { ...conversion, isInClosedDetails });
  if (text.length > MAX_LENGTH) conversion.lose('cut-short');
  const block = makeCodeBlock(text, readCodeHints(element));
  if (block) writer.block(block);
  return undefined;
};

/** Code in a line of text, unless the page sets it as a block of several lines. */
export const codeOrInline: ElementRule = (element, around, conversion) => {
  const isBlock = conversion.isLaidOut && textContent(element).includes('\n') && isOfLines(element);
  return (isBlock ? preformatted : inline)(element, around, conversion);
};

function isOfLines(element: Element): boolean {
  const { display, whiteSpaceCollapse } = computedStyle(element);
  return whiteSpaceCollapse === 'preserve' && !display.startsWith('inline');
}

/** A block of code as it is written down. */
export type CodeCommand = Extract<Command, readonly ['code', ...unknown[]]>;

/** Makes a block of code; undefined for code that is blank. */
export function makeCodeBlock(code: string, hints: CodeHint[]): CodeCommand | undefined {
  const text = code.slice(0, MAX_LENGTH);
  if (text.trim() === '') return undefined;
  return ['code', text, hints];
}

/** Poems and letters are preformatted too, in a type that is not a typewriter's. */
function isProse(element: Element): boolean {
  if (find(element, 'code, samp, kbd') || /code|highlight|source|lang/i.test(className(element))) return false;
  if (nodeName(element) !== 'PRE') return false;
  return !MONOSPACE.test(computedStyle(element).fontFamily);
}
