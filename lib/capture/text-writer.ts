import type { Conversion, Surroundings } from './conversion';
import { attribute, className, hasAttributes, isElement, nodeName, parentNode } from './node-reader';
import { areLettersUnseen, computedStyle } from './visibility';

/** Writes the text of a node as the page sets it: with the white space that counts, and aligned as its paragraph. */
export type TextWriter = (node: Node, text: string, around: Surroundings) => void;

/** White space that not every setting treats alike. */
const HAS_LAYOUT = /[\t\n\r]| {2}/;
const BLANK = /^[ \t\n\r\f]*$/;

/** Makes a writer that asks computed style as seldom as can be: of white space, once for each element around texts. */
export function createTextWriter({ isLaidOut, writer }: Conversion): TextWriter {
  const known = new Map<Element | undefined, boolean>();
  const keepsWhiteSpace = (text: Node): boolean => {
    const around = styledAround(text);
    let isKept = known.get(around);
    if (isKept === undefined) {
      isKept = around !== undefined && computedStyle(around).whiteSpaceCollapse !== 'collapse';
      known.set(around, isKept);
    }
    return isKept;
  };
  const isUnseen = createLetterCheck();
  return (node, text, { marks, isCentredByDefault }) => {
    if (!isLaidOut) {
      writer.text(text, marks);
      return;
    }
    if (!BLANK.test(text)) {
      if (isUnseen(node)) return;
      const alignment = writer.isAlignable() ? readAlignment(styledAround(node)) : undefined;
      if (alignment && !(isCentredByDefault && alignment === 'center')) writer.align(alignment);
    }
    if (HAS_LAYOUT.test(text) && keepsWhiteSpace(node)) writer.preformatted(text, marks);
    else writer.text(text, marks);
  };
}

/**
 * Makes a check for letters that nobody sees. To ask that of every element would cost a fifth of the conversion
 * (measured), so that one of a class answers for the others, as long as it is seen.
 */
function createLetterCheck(): (text: Node) => boolean {
  const seenClasses = new Set(['']);
  const known = new Map<Node | null, boolean>();
  return (text) => {
    const parent = parentNode(text);
    let isUnseen = known.get(parent);
    if (isUnseen !== undefined) return isUnseen;
    const around = styledAround(text);
    const name = around && attribute(around, 'style') === null ? className(around) : undefined;
    isUnseen = around !== undefined && !(name !== undefined && seenClasses.has(name)) && areLettersUnseen(around);
    if (name !== undefined && !isUnseen) seenClasses.add(name);
    known.set(parent, isUnseen);
    return isUnseen;
  };
}

/** Elements that take how their text is set from what is around them, unless they have an attribute to be styled by. */
const PLAIN = new Set(['B', 'STRONG', 'I', 'EM', 'SUP', 'SUB', 'SPAN', 'A', 'LI', 'P']);
/** How far out to look; beyond it, asking is as cheap. */
const MAX_STEPS = 4;

/** Gives the element whose style says how a text is set: the same one for as many texts as can be. */
function styledAround(text: Node): Element | undefined {
  let around = parentNode(text);
  for (let step = 0; around && isElement(around); step += 1) {
    if (step === MAX_STEPS || hasAttributes(around) || !PLAIN.has(nodeName(around))) return around;
    around = parentNode(around);
  }
  return undefined;
}

/** Where the edges of the text are follows its direction. */
function readAlignment(element: Element | undefined): 'center' | 'end' | undefined {
  const style = element && computedStyle(element);
  // What `align` asks for has names of its own in each browser.
  switch (style?.textAlign.replace(/^-\w+-/, '')) {
    case 'center':
      return 'center';
    case 'end':
      return 'end';
    case 'right':
      return style.direction === 'rtl' ? undefined : 'end';
    case 'left':
      return style.direction === 'rtl' ? 'end' : undefined;
    default:
      return undefined;
  }
}
