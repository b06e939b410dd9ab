import type { DocumentWriter } from '../adf/writer';
import { isElement, parentNode } from './node-reader';
import { computedStyle } from './visibility';

const HAS_LAYOUT = /[\t\n\r]| {2}/;

/** Reads what computed style says of text, as seldom as can be. */
export type WhiteSpace = {
  /** Says whether the line ends and spaces of a text node count. */
  isKept(node: Node, text: string): boolean;
  /** Tells the writer how the paragraph is aligned that the text node begins. */
  align(writer: DocumentWriter, node: Node): void;
};

/** Remembers the answer for one element, because texts come in runs. */
export function createWhiteSpace(isLaidOut: boolean): WhiteSpace {
  let asked: Node | undefined;
  let isKept = false;
  return {
    isKept(node, text) {
      if (!isLaidOut || !HAS_LAYOUT.test(text)) return false;
      const parent = parentNode(node);
      if (!parent || !isElement(parent)) return false;
      if (parent === asked) return isKept;
      asked = parent;
      const { whiteSpace } = computedStyle(parent);
      isKept = whiteSpace !== 'normal' && whiteSpace !== 'nowrap';
      return isKept;
    },
    align(writer, node) {
      const parent = parentNode(node);
      if (!parent || !isElement(parent) || /^\s*$/.test(node.nodeValue ?? '')) return;
      const { textAlign, direction } = computedStyle(parent);
      const end = direction === 'rtl' ? 'left' : 'right';
      if (textAlign === 'center' || textAlign === '-webkit-center') writer.align('center');
      else if (textAlign === 'end' || textAlign === end) writer.align('end');
    },
  };
}
