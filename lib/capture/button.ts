import { inline } from './box';
import type { ElementRule } from './conversion';
import { find, isElement, nodeName, parentNode } from './node-reader';

/** Where a button is how a page lets a person open a passage: its words are the passage's heading. */
const WORDED = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'SUMMARY', 'DT', 'P', 'LEGEND', 'CAPTION', 'TH', 'TD']);

/** A button is a form control and no content, unless it stands in a heading or in running text, or holds a heading. */
export const button: ElementRule = (element, around, conversion) => {
  const isContent = around.isInHeading || isInText(element) || find(element, 'h1, h2, h3, h4, h5, h6') !== null;
  const descent = isContent ? inline(element, around, conversion) : undefined;
  return descent && { ...descent, around: { ...(descent.around ?? around), isCentredByDefault: true } };
};

function isInText(element: Element): boolean {
  const parent = parentNode(element);
  return parent !== null && isElement(parent) && WORDED.has(nodeName(parent));
}
