import { block } from './box';
import { calloutOrBlock } from './callout';
import { preformatted } from './code-block';
import type { Conversion, Descent, ElementRule, Surroundings } from './conversion';
import { figure, figureCaption } from './figure';
import { heading } from './heading';
import { writeImage } from './image';
import { attribute, className, firstChild, hasAttributes, nodeName, textContent } from './node-reader';
import { TABLE_ROLES } from './table';
import { marksInside } from './text-mark';

const FIGURE = /(?:^|\s)(?:wp-caption|thumbinner|captioned-image-container|image-with-caption)(?:\s|$)/;
const CAPTION = /(?:^|\s)(?:wp-caption-text|thumbcaption|image-caption)(?:\s|$)/;

/** Editors and viewers that draw code as a pile of lines: GitHub, CodeMirror, Monaco, Ace. */
const CODE_LINES = /(?:^|\s)(?:react-code-lines|CodeMirror-code|cm-content|view-lines|ace_text-layer)(?:\s|$)/;
/** The numbers of lines, where they stand beside the code and not in it. */
const LINE_NUMBERS = /(?:^|[\s_-])(?:line-?numbers?|linenos?|cm-gutters)(?:$|[\s_-])/i;
const ONLY_NUMBERS = /^[\s\d]*$/;

/** An element that says nothing by its name: what it is for is in its role and its class, or nowhere. */
export const generic: ElementRule = (element, around, conversion) => {
  if (!hasAttributes(element))
    return firstChild(element) ? block(element, around, conversion) : backdrop(element, around, conversion);
  const role = attribute(element, 'role');
  if (role === 'heading') return heading(element, around, conversion);
  const ofTable = role === null ? undefined : TABLE_ROLES.get(role);
  if (ofTable) return ofTable(element, around, conversion);
  if (role === 'img' || !firstChild(element)) return backdrop(element, around, conversion);
  const classes = className(element);
  if (classes !== '') {
    if (FIGURE.test(classes)) return figure(element, around, conversion);
    if (CAPTION.test(classes)) return figureCaption(element, around, conversion);
    if (CODE_LINES.test(classes)) return preformatted(element, around, conversion);
    if (LINE_NUMBERS.test(classes) && ONLY_NUMBERS.test(textContent(element))) return undefined;
  }
  const descent = calloutOrBlock(element, around, conversion);
  if (!descent || nodeName(element) !== 'P') return descent;
  const marks = marksInside(element, 'P', { around: around.marks, writer: conversion.writer });
  return marks === around.marks ? descent : { ...descent, around: { ...(descent.around ?? around), marks } };
};

/** An element without content may be there for the picture behind it. */
function backdrop(element: Element, around: Surroundings, conversion: Conversion): Descent | undefined {
  conversion.writer.breakParagraph();
  if (writeImage(element, around, conversion)) return undefined;
  return calloutOrBlock(element, around, conversion);
}
