import type { Conversion, ElementRule, Surroundings } from './conversion';
import type { FoundImage } from './found-image';
import { describeImage } from './image-finder';
import { attribute, className, rectangle } from './node-reader';
import { computedStyle } from './visibility';

/** A picture that stands for a character: up to this many CSS pixels, or declared to be one. */
const MAX_EMOJI = 32;
const EMOJI_CLASS = /(?:^|[\s_-])(?:emoji|emoticon|smiley|twemoji)(?:$|[\s_-])/i;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u;
/** Pictures of formulas, whose description is LaTeX. */
const FORMULA_CLASS = /(?:^|[\s_-])(?:mwe-math\S*|latex|tex|math|formula)(?:$|[\s_-])/i;

/** A picture, whatever element shows it. */
export const image: ElementRule = (element, around, conversion) => {
  writeImage(element, around, conversion);
  return undefined;
};

/** Writes the picture that an element shows, if it shows one; says whether it did. */
export function writeImage(element: Element, around: Surroundings, conversion: Conversion): boolean {
  const { isLaidOut, pictures, writer } = conversion;
  const style = { readBackground: () => (isLaidOut ? computedStyle(element).backgroundImage : '') };
  if (isCharacter(element)) {
    writer.text(attribute(element, 'alt') ?? '', around.marks);
    return true;
  }
  if (isFormula(element)) {
    conversion.lose('math-as-code');
    writer.text(attribute(element, 'alt') ?? '', writer.mark(writer.plain, { type: 'code' }));
    return true;
  }
  const found: FoundImage | 'ignored' | undefined = describeImage(element, style);
  if (found === undefined || found === 'ignored') return false;
  const { link } = around.marks;
  const width = isLaidOut ? rectangle(element).width : 0;
  writer.block(['picture', pictures.add(found, { ...(width > 0 && { width }), ...(link && { link }) })]);
  return true;
}

function isCharacter(element: Element): boolean {
  const alt = attribute(element, 'alt') ?? '';
  if (alt === '' || alt.length > 40) return false;
  if (EMOJI_CLASS.test(className(element))) return true;
  return EMOJI.test(alt) && rectangle(element).height <= MAX_EMOJI;
}

function isFormula(element: Element): boolean {
  const classes = className(element);
  return classes !== '' && FORMULA_CLASS.test(classes) && (attribute(element, 'alt') ?? '').trim() !== '';
}
