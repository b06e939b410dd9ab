import type { Descent, ElementRule } from './conversion';
import { isOutOfSight } from './visibility';

const CONTAINER: Descent = { leave: 'close' };

/** A picture with its caption, or whatever else a page gives a caption. */
export const figure: ElementRule = (element, _around, { isLaidOut, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  writer.open({ type: 'figure' });
  return CONTAINER;
};

/** The caption of the figure around. */
export const figureCaption: ElementRule = (element, _around, { isLaidOut, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  writer.open({ type: 'caption' });
  return CONTAINER;
};
