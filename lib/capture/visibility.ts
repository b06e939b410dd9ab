import {
  attribute,
  hasAttributes,
  isElement,
  isRendered,
  nodeName,
  ownerDocument,
  parentNode,
  rectangle,
} from './node-reader';

/**
 * What a person sees of an element: all of it, nothing, or `descendants`: not its own text, but perhaps elements in it
 * (`visibility: hidden` is inherited and can be taken back).
 */
export type Visibility = 'all' | 'descendants' | 'nothing';

/** Gives the computed style of an element; any window gives that of the elements of all its frames. */
export const computedStyle = (element: Element): CSSStyleDeclaration => getComputedStyle(element);

/** Judges an element of a laid-out page whose surroundings are visible; closed `details` around it are content. */
export function judgeVisibility(element: Element, isInClosedDetails: boolean): Visibility {
  if (isRendered(element)) return 'all';
  const style = computedStyle(element);
  if (style.display === 'none') return 'nothing';
  // An element without a box of its own is never "visible", and has no opacity either.
  const isBoxless = style.display === 'contents';
  if (style.opacity === '0' && !isBoxless) return 'nothing';
  if (style.visibility !== 'visible') return 'descendants';
  return isBoxless || isInClosedDetails ? 'all' : 'nothing';
}

const HEADING = /^H\d$/;

/**
 * Says whether a rendered box is out of sight all the same: clipped away (what pages do for text meant for screen
 * readers), moved off the page, or folded to no height. Not for inline boxes. What has no attribute at all is styled by
 * where it stands, which pages do to move headings out of sight and hardly anything else.
 */
export function isOutOfSight(element: Element): boolean {
  if (!hasAttributes(element) && !HEADING.test(nodeName(element))) return false;
  return isBoxOutOfSight(element, computedStyle(element));
}

/** The same, without the guess: for elements that flow with the text unless a style sheet takes them out of it. */
export function isBoxOutOfSight(element: Element, style: CSSStyleDeclaration): boolean {
  const { position } = style;
  const isOutOfFlow = position === 'absolute' || position === 'fixed';
  const isMoved = isOutOfFlow || attribute(element, 'style')?.includes('transform');
  if (isMoved && isMovedAway(element, style, position)) return true;
  // Its box is rendered, and nothing in it. What lies ready for a pointer is often next to transparent, not wholly.
  if (style.contentVisibility === 'hidden' || Number(style.opacity) <= FAINTEST) return true;
  if (style.clipPath !== 'none' && INSET_AWAY.test(style.clipPath)) return true;
  if (REPLACED_BY_PICTURE.test(nodeName(element)) && Number.parseFloat(style.textIndent) < AWAY) return true;
  const { offsetHeight, offsetWidth } = element as HTMLElement;
  return (offsetHeight <= 1 && isHiding(style.overflowY)) || (offsetWidth <= 1 && isHiding(style.overflowX));
}

/** The opacity up to which nobody sees that there is anything. */
const FAINTEST = 0.05;

/** Where pages move words out of their box, to show a picture behind it instead. */
const REPLACED_BY_PICTURE = /^(?:A|SPAN|H\d)$/;
const AWAY = -500;

/** No colour, whatever channels it has. */
const CLEAR = /^rgba.* 0\)$/;

/**
 * Says whether letters are unseen where their box is not: of no size, or of no colour. Colourless letters are seen by
 * their shadow or their outline, and where a background shines through them; over a picture of a text, which viewers of
 * documents lay them on, they are what a person reads.
 */
export function areLettersUnseen(element: Element): boolean {
  const style = computedStyle(element);
  if (Number.parseFloat(style.fontSize) < 1) return true;
  if (!CLEAR.test(style.webkitTextFillColor) || style.position === 'absolute') return false;
  if (style.textShadow !== 'none' || style.webkitTextStrokeWidth !== '0px') return false;
  for (let at: Node | null = element; at && isElement(at); at = parentNode(at)) {
    if (computedStyle(at).backgroundClip.includes('text')) return false;
  }
  return true;
}

function isHiding(overflow: string): boolean {
  return overflow === 'hidden' || overflow === 'clip';
}

/** `rect(0px, 0px, 0px, 0px)` or one pixel, and `inset(50%)` or more, or no area: "visually hidden" classes. */
const CLIPPED_AWAY = /^rect\((?:[01]px(?:,\s*)?){4}\)$/;
const INSET_AWAY = /^(?:inset\((?:[5-9]\d|100)%|circle\(0|polygon\((?:0(?:px|%)?[ ,]*)+\))/;
/** Shrunk to nothing. */
const SCALED_AWAY = /^matrix\(0, 0, 0, 0/;

function isMovedAway(element: Element, style: CSSStyleDeclaration, position: string): boolean {
  const { width, height, left, right, bottom } = rectangle(element);
  if ((width <= 1 || height <= 1) && (isHiding(style.overflowX) || isHiding(style.overflowY))) return true;
  if (CLIPPED_AWAY.test(style.clip) || SCALED_AWAY.test(style.transform)) return true;
  const view = ownerDocument(element).defaultView;
  if (!view || width === 0) return false;
  if (position === 'fixed') return right <= 0 || bottom <= 0 || left >= view.innerWidth;
  return right + view.scrollX <= 0 || bottom + view.scrollY <= 0;
}
