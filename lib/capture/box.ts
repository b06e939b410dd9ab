import type { Conversion, Descent, ElementRule } from './conversion';
import { isElement, nodeName, parentNode } from './node-reader';
import { marksInside } from './text-mark';
import { computedStyle, isBoxOutOfSight, isOutOfSight } from './visibility';

const BLOCK: Descent = { leave: 'break' };
const INLINE: Descent = {};
/** Room at the side of a box that is as good as a space, in CSS pixels. */
const MIN_DISTANCE = 3;
const APART: Descent = { leave: 'space' };

/** An element that stands on lines of its own. */
export const block: ElementRule = (element, _around, conversion) => {
  if (conversion.isLaidOut && isOutOfSight(element)) return undefined;
  conversion.writer.breakParagraph();
  return BLOCK;
};

/** An element that flows with the text around it, unless the page's style says otherwise. */
export const inline: ElementRule = (element, around, conversion) => {
  const flow = conversion.isLaidOut ? enterFlow(element, conversion) : INLINE;
  if (!flow) return undefined;
  const marks = marksInside(element, nodeName(element), { around: around.marks, writer: conversion.writer });
  return marks === around.marks ? flow : { ...flow, around: { ...around, marks } };
};

/** Decides how an element stands in the text by its computed `display`; undefined if it is out of sight. */
export function enterFlow(element: Element, { writer }: Conversion): Descent | undefined {
  const style = computedStyle(element);
  const { display } = style;
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return INLINE;
  if (isBoxOutOfSight(element, style)) return undefined;
  const isInline = display.startsWith('inline');
  if (isInline && !keepsDistance(style)) return INLINE;
  if (isInline || display === 'table-cell' || isInRow(element)) {
    writer.text(' ', writer.plain);
    return APART;
  }
  writer.breakParagraph();
  return BLOCK;
}

/** A box in the text with room at its sides is a word of its own; one without may be a letter of a word. */
function keepsDistance({ marginLeft, paddingLeft, marginRight, paddingRight }: CSSStyleDeclaration): boolean {
  return [marginLeft, paddingLeft, marginRight, paddingRight].some((width) => Number.parseFloat(width) >= MIN_DISTANCE);
}

/** The items of a flexible row are blocks to CSS, and words on one line to a person. */
function isInRow(element: Element): boolean {
  const parent = parentNode(element);
  if (!parent || !isElement(parent)) return false;
  const { display, flexDirection } = computedStyle(parent);
  return display.endsWith('flex') && flexDirection.startsWith('row');
}
