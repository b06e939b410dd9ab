import { readPanelType } from './callout';
import type { Descent, ElementRule } from './conversion';
import { className } from './node-reader';
import { isOutOfSight } from './visibility';

const QUOTE: Descent = { leave: 'close' };

/** A quotation on lines of its own, or a box with advice that was written as one. */
export const quotation: ElementRule = (element, _around, { isLaidOut, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  const panelType = readPanelType(element, className(element));
  writer.open(panelType ? { type: 'panel', panelType } : { type: 'blockquote' });
  return QUOTE;
};
