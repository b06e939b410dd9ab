import type { Conversion, ElementRule } from './conversion';
import { writeImage } from './image';
import { writeLink } from './link';
import { resolveIn } from './link-address';
import { attribute, find, rectangle } from './node-reader';
import { isOutOfSight } from './visibility';
import { visibleText } from './visible-text';

/** A frame smaller than this on either side, in CSS pixels, shows a person nothing. */
const MIN_FRAME = 48;

/** A frame: its document where the page may read it, else what is known of it. */
export const frame: ElementRule = (element, _around, conversion) => {
  const { isLaidOut, writer } = conversion;
  const own = attribute(element, 'src') ?? '';
  // A frame that waits for its turn, or for a consent, is empty.
  const waiting = own === '' || own === 'about:blank' ? attribute(element, 'data-src') : null;
  const body = isLaidOut && waiting === null ? readableBody(element as HTMLIFrameElement) : undefined;
  if (isLaidOut && (isTiny(element) || isOutOfSight(element))) return undefined;
  if (body) {
    writer.breakParagraph();
    return { nodes: [body], leave: 'break' };
  }
  const address = waiting ?? own;
  const url = address === '' ? undefined : resolveIn(element, address);
  if (url?.startsWith('http')) writer.embed(['frame', url, attribute(element, 'title')?.trim() ?? '']);
  return undefined;
};

/** A film or a recording: its poster if it has one, and a link to it. */
export const player: ElementRule = (element, around, conversion) => {
  const source = attribute(element, 'src') ?? attribute(find(element, 'source[src]') ?? element, 'src');
  const href = source ? resolveIn(element, source) : undefined;
  const isShown = writeImage(element, around, conversion);
  if (!href && !isShown) return undefined;
  if (href)
    writeOwnLine(conversion, { href, text: attribute(element, 'title') ?? attribute(element, 'aria-label') ?? '' });
  conversion.lose('embed-linked');
  return undefined;
};

/** An object: a picture, what the page shows instead, or a player. */
export const object: ElementRule = (element, around, conversion) => {
  const { isLaidOut } = conversion;
  const { isInClosedDetails } = around;
  if (writeImage(element, around, conversion)) return undefined;
  const address = attribute(element, 'data') ?? attribute(element, 'src');
  if (visibleText(element, { isLaidOut, isInClosedDetails, limit: 1 }) !== '') return {};
  const url = address ? resolveIn(element, address) : undefined;
  if (url?.startsWith('http')) conversion.writer.embed(['player', url]);
  return undefined;
};

function writeOwnLine(conversion: Conversion, target: { href: string; text: string }): void {
  conversion.writer.breakParagraph();
  writeLink(conversion, target);
  conversion.writer.breakParagraph();
}

function isTiny(element: Element): boolean {
  const { width, height } = rectangle(element);
  return width < MIN_FRAME || height < MIN_FRAME;
}

/** Another origin's document is not given, or refused with an error, depending on the browser. */
function readableBody(frame: HTMLIFrameElement): Element | undefined {
  try {
    return frame.contentDocument?.body ?? undefined;
  } catch {
    return undefined;
  }
}
