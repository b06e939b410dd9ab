import { block } from './box';
import type { ElementRule } from './conversion';

/** A term of a list of definitions: a bold paragraph, since Confluence has no such list. */
export const definedTerm: ElementRule = (element, around, conversion) => {
  const descent = block(element, around, conversion);
  const marks = conversion.writer.mark(around.marks, { type: 'strong' });
  return descent && { ...descent, around: { ...around, marks } };
};
