import { enterFlow } from './box';
import type { Conversion, ElementRule } from './conversion';
import { isPermalink, isSelfLink } from './heading';
import { readTarget } from './link-address';
import { attribute, className, firstChild, nextSibling, nodeType, nodeValue } from './node-reader';
import { marksInside } from './text-mark';

/** What footnotes end with, to lead back to where they were called. */
const BACK = /(?:^|[\s_-])(?:footnote-?back(?:ref|link)?|reversefootnote|data-footnote-backref|fn-?back)(?:$|[\s_-])/i;
const BACK_ARROWS = /^[↩↑⤴⮌^]\ufe0e?$/u;

/** A link, an anchor, or one of the two means that only a web page needs: permalinks and ways back from footnotes. */
export const link: ElementRule = (element, around, conversion) => {
  const text = onlyText(element);
  if (isPermalink(element, around) || (text !== undefined && isWayBack(element, text))) return undefined;
  const flow = conversion.isLaidOut ? enterFlow(element, conversion) : {};
  if (!flow) return undefined;
  const { lose, writer } = conversion;
  const href = isSelfLink(element, around) ? undefined : readTarget(element, lose);
  const styled = marksInside(element, 'A', { around: around.marks, writer });
  if (href === undefined) return styled === around.marks ? flow : { ...flow, around: { ...around, marks: styled } };
  if (text !== undefined && isBareAddress(text, href)) {
    writer.card(href);
    return undefined;
  }
  return { ...flow, around: { ...around, marks: writer.mark(styled, { type: 'link', attrs: { href } }) } };
};

/** Gives the text of an element that holds nothing else. */
function onlyText(element: Element): string | undefined {
  const only = firstChild(element);
  return only && !nextSibling(only) && nodeType(only) === Node.TEXT_NODE ? nodeValue(only).trim() : undefined;
}

function isWayBack(element: Element, text: string): boolean {
  if (!BACK_ARROWS.test(text)) return false;
  const isSaid = attribute(element, 'role') === 'doc-backlink' || BACK.test(className(element));
  return isSaid || attribute(element, 'href')?.startsWith('#') === true;
}

/** An address that is its own text says more as a smart link, which Confluence shows with the title of the page. */
function isBareAddress(text: string, href: string): boolean {
  return text.startsWith('http') && (text === href || `${text}/` === href);
}

/** Writes a link with words of its own, or the bare address as a smart link. */
export function writeLink({ writer }: Conversion, { href, text }: { href: string; text: string }): void {
  if (text === '') writer.card(href);
  else writer.text(text, writer.mark(writer.plain, { type: 'link', attrs: { href } }));
}
