import type { LinkMark } from '../adf/nodes';
import { enterFlow } from './box';
import type { Conversion, ElementRule, Surroundings } from './conversion';
import { isPermalink } from './heading';
import { attribute, className, firstChild, nextSibling, nodeType, nodeValue } from './node-reader';
import { marksInside } from './text-mark';

/** What footnotes end with, to lead back to where they were called. */
const BACK = /(?:^|[\s_-])(?:footnote-?back(?:ref|link)?|reversefootnote|data-footnote-backref|fn-?back)(?:$|[\s_-])/i;
const BACK_ARROWS = /^\s*[↩↑⤴⮌^]\ufe0e?\s*$/u;

/** A link, an anchor, or one of the two means that only a web page needs: permalinks and ways back from footnotes. */
export const link: ElementRule = (element, around, conversion) => {
  if (isPermalink(element, around) || isWayBack(element)) return undefined;
  const flow = conversion.isLaidOut ? enterFlow(element, conversion) : {};
  if (!flow) return undefined;
  const { links, marks, writer } = conversion;
  const mark = links.read(element);
  const styled = marksInside(element, 'A', { around: around.marks, marks });
  if (!mark) return { ...flow, marks: styled };
  if (isBareAddress(element, mark)) {
    writer.card(mark.attrs.href);
    return undefined;
  }
  return { ...flow, marks: marks.add(styled, mark) };
};

function isWayBack(element: Element): boolean {
  const isSaid = attribute(element, 'role') === 'doc-backlink' || BACK.test(className(element));
  return (isSaid || attribute(element, 'href')?.startsWith('#') === true) && isArrow(element);
}

function isArrow(element: Element): boolean {
  const only = firstChild(element);
  if (!only || nextSibling(only) || nodeType(only) !== Node.TEXT_NODE) return false;
  const text = nodeValue(only);
  return text.trim() !== '' && BACK_ARROWS.test(text);
}

/** An address that is its own text says more as a smart link, which Confluence shows with the title of the page. */
function isBareAddress(element: Element, { attrs }: LinkMark): boolean {
  const only = firstChild(element);
  if (!only || nextSibling(only) || nodeType(only) !== Node.TEXT_NODE) return false;
  const text = nodeValue(only).trim();
  if (!/^https?:\/\//i.test(text)) return false;
  return text === attrs.href || `${text}/` === attrs.href;
}

/** Gives the link that holds around an element, if any. */
export function linkAround({ marks }: Surroundings): LinkMark | undefined {
  return marks.marks.find((mark) => mark.type === 'link');
}

/** Writes a link with words of its own, or the bare address as a smart link. */
export function writeLink({ writer, marks }: Conversion, { href, text }: { href: string; text: string }): void {
  if (text === '') writer.card(href);
  else writer.text(text, marks.add(marks.none, { type: 'link', attrs: { href } }));
}
