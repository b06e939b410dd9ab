import { block } from './box';
import { calloutOrBlock } from './callout';
import type { Conversion, Descent, ElementRule, Surroundings } from './conversion';
import { figure, figureCaption } from './figure';
import { heading } from './heading';
import { writeImage } from './image';
import { attribute, className, firstChild, hasAttributes } from './node-reader';

const FIGURE = /(?:^|\s)(?:wp-caption|thumbinner|captioned-image-container|image-with-caption)(?:\s|$)/;
const CAPTION = /(?:^|\s)(?:wp-caption-text|thumbcaption|image-caption)(?:\s|$)/;

/** An element that says nothing by its name: what it is for is in its role and its class, or nowhere. */
export const generic: ElementRule = (element, around, conversion) => {
  if (!hasAttributes(element))
    return firstChild(element) ? block(element, around, conversion) : backdrop(element, around, conversion);
  const role = attribute(element, 'role');
  if (role === 'heading') return heading(element, around, conversion);
  if (role === 'img' || !firstChild(element)) return backdrop(element, around, conversion);
  const classes = className(element);
  if (classes !== '') {
    if (FIGURE.test(classes)) return figure(element, around, conversion);
    if (CAPTION.test(classes)) return figureCaption(element, around, conversion);
  }
  return calloutOrBlock(element, around, conversion);
};

/** An element without content may be there for the picture behind it. */
function backdrop(element: Element, around: Surroundings, conversion: Conversion): Descent | undefined {
  conversion.writer.breakParagraph();
  if (writeImage(element, around, conversion)) return undefined;
  return calloutOrBlock(element, around, conversion);
}
