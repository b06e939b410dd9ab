import type { TextMark } from '../adf/nodes';
import { attribute } from './node-reader';
import type { Marks, Recorder } from './recorder';

/** Elements that stand for a look of text. */
const MARKS: Readonly<Record<string, TextMark>> = {
  B: { type: 'strong' },
  STRONG: { type: 'strong' },
  I: { type: 'em' },
  EM: { type: 'em' },
  CITE: { type: 'em' },
  DFN: { type: 'em' },
  VAR: { type: 'em' },
  CODE: { type: 'code' },
  KBD: { type: 'code' },
  SAMP: { type: 'code' },
  TT: { type: 'code' },
  S: { type: 'strike' },
  STRIKE: { type: 'strike' },
  DEL: { type: 'strike' },
  U: { type: 'underline' },
  INS: { type: 'underline' },
  SUB: { type: 'subsup', attrs: { type: 'sub' } },
  SUP: { type: 'subsup', attrs: { type: 'sup' } },
  // The yellow of Confluence's own highlighter.
  MARK: { type: 'backgroundColor', attrs: { color: '#f8e6a0' } },
};

/** The names of the elements that stand for a look of text. */
export const MARK_NAMES: readonly string[] = Object.keys(MARKS);

/** Gives the marks that hold inside an element, from its name and from what its own `style` attribute says. */
export function marksInside(
  element: Element,
  name: string,
  { around, writer }: { around: Marks; writer: Recorder },
): Marks {
  const mark = MARKS[name];
  const own = mark && !isTakenBack(element, mark) ? writer.mark(around, mark) : around;
  const isStyled = attribute(element, 'style') !== null || name === 'FONT';
  return isStyled ? styledMarks(element, name).reduce(writer.mark, own) : own;
}

/** Google Docs wraps what it copies in a bold element that is not bold. */
function isTakenBack(element: Element, mark: TextMark): boolean {
  const style = attribute(element, 'style');
  if (!style) return false;
  if (mark.type === 'strong') return /font-weight:\s*(?:normal|[1-4]00)/i.test(style);
  return mark.type === 'em' && /font-style:\s*normal/i.test(style);
}

/** Only what an author wrote on the element itself is taken for meant; what a style sheet paints is decoration. */
function styledMarks(element: Element, name: string): TextMark[] {
  const { style } = element as HTMLElement;
  if (!style) return [];
  const marks: TextMark[] = [];
  if (/^(?:bold|bolder|[6-9]00)$/.test(style.fontWeight)) marks.push({ type: 'strong' });
  if (/^(?:italic|oblique)/.test(style.fontStyle)) marks.push({ type: 'em' });
  if (style.textDecorationLine.includes('line-through')) marks.push({ type: 'strike' });
  if (style.textDecorationLine.includes('underline') && name !== 'A') marks.push({ type: 'underline' });
  if (style.verticalAlign === 'sub') marks.push({ type: 'subsup', attrs: { type: 'sub' } });
  if (style.verticalAlign === 'super') marks.push({ type: 'subsup', attrs: { type: 'sup' } });
  const color = style.color || (name === 'FONT' && attribute(element, 'color'));
  if (color && name !== 'A') marks.push({ type: 'textColor', attrs: { color } });
  if (style.backgroundColor) marks.push({ type: 'backgroundColor', attrs: { color: style.backgroundColor } });
  return marks;
}
