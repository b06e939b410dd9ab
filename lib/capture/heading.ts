import { decodeName } from '../clip/anchor-name';
import type { ElementRule, Surroundings } from './conversion';
import { attribute, findAround, holds, nodeName, ownerDocument, parentNode, textContent } from './node-reader';
import { isOutOfSight } from './visibility';

type Level = 1 | 2 | 3 | 4 | 5 | 6;
const LEVELS: Readonly<Record<string, Level>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6 };

/** A heading, by name or by role. */
export const heading: ElementRule = (element, around, { isLaidOut, writer }) => {
  if (isLaidOut && isOutOfSight(element)) return undefined;
  writer.open({ type: 'heading', level: levelOf(element) });
  return { leave: 'close', around: { ...around, isInHeading: true } };
};

function levelOf(element: Element): Level {
  return LEVELS[nodeName(element).slice(1)] ?? LEVELS[attribute(element, 'aria-level') ?? ''] ?? 2;
}

/** What documentation tools put beside a heading for people to copy its address from. */
const PERMALINK = /^[\s#¶§🔗⚓\u200b]*$/u;
const PERMALINK_CLASS =
  /(?:^|[\s_-])(?:anchor|headerlink|header-anchor|hash-link|permalink|heading-link|editsection)(?:$|[\s_-])/i;

/** Says whether a link in a heading is only a means to get at it. */
export function isPermalink(element: Element, { isInHeading }: Surroundings): boolean {
  if (!isInHeading) return false;
  const classes = attribute(element, 'class') ?? '';
  const text = textContent(element);
  return PERMALINK.test(text) && (text.trim() !== '' || PERMALINK_CLASS.test(classes));
}

/** Says whether a link in a heading leads to the heading itself: its words are the heading's, and no link. */
export function isSelfLink(element: Element, { isInHeading }: Surroundings): boolean {
  const address = isInHeading ? (attribute(element, 'href') ?? '') : '';
  const heading = address.startsWith('#') ? findAround(element, 'h1, h2, h3, h4, h5, h6') : null;
  if (!heading) return false;
  const target = ownerDocument(heading).getElementById(decodeName(address.slice(1)));
  return target !== null && (holds(heading, target) || parentNode(heading) === target);
}
