import type { EquippedEnvironment } from './capture-tools';
import { attribute, childrenOf, isElement, nodeName, nodeType, nodeValue, openShadow } from './node-reader';
import { createTimeSlices } from './time-slices';
import { computedStyle, isOutOfSight, judgeVisibility } from './visibility';

/** Names, in the copy, the live element that a copied one stands for; attributes survive what an extractor does. */
export const NUMBER = 'data-quick-capture';

/** What is visible of a page, rebuilt in a document that no page can reach and that may be taken apart. */
export type VisibleCopy = {
  document: Document;
  /** The live elements by their numbers, in document order: what lies within an element has the numbers after its own. */
  originals: Element[];
  /** For each number, that of the element around it; -1 for the outermost. */
  parents: number[];
  /** For each number, the characters of its own text, white space aside. */
  textLengths: number[];
};

const MAX_NODES = 200_000;
const MAX_DEPTH = 256;
/** Nodes between two looks at the clock. */
const NODES_PER_LOOK = 64;

/** What an extractor judges an element by. Nothing else is copied, so nothing else can do anything. */
const ATTRIBUTES =
  'class id role aria-modal itemprop rel href lang dir datatable summary colspan rowspan src data'.split(' ');

/** Readability takes apart links that run something, and with them what could be told from them. */
const RUNS = /^\s*javascript:/i;

/** Neither content nor a place where content is: what runs, describes, or lies over the page. */
const DROPPED = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD LINK META TITLE BASE DATALIST PROGRESS METER DIALOG AUDIO SOURCE TRACK PARAM ' +
    'AREA MAP FRAMESET'
  ).split(' '),
);
/** An extractor takes them for the sign of a form. That they are there is all that is copied. */
const CONTROLS = new Set(['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON']);
/** Readability puts their words into new paragraphs, and may throw them away. */
const REMADE = new Set(['div', 'p']);
/** Breaks belong to what is around them: an extractor that moves them says nothing about the page. */
const UNNUMBERED = new Set(['BR', 'HR', 'WBR']);

type Place = { copy: Element; number: number; depth: number; isTextHidden: boolean; isInClosedDetails: boolean };
type Step = { node: Node; place: Place };
type Rebuild = { copy: VisibleCopy; openShadowRoot: (element: Element) => ShadowRoot | null } & Pick<
  EquippedEnvironment,
  'describeImage'
>;

/**
 * Rebuilds what is visible of a page, shadow trees flattened and frames of the same origin inlined, without recursion
 * and in slices; stops at 200,000 nodes, 256 levels or 1.5 s. Changes nothing in the page.
 */
export async function rebuildVisible(root: Element, environment: EquippedEnvironment): Promise<VisibleCopy> {
  const document = root.ownerDocument.implementation.createHTMLDocument();
  const copy: VisibleCopy = { document, originals: [], parents: [], textLengths: [] };
  const openShadowRoot = (element: Element) => environment.openShadowRoot?.(element) ?? openShadow(element);
  const { describeImage } = environment;
  const slices = createTimeSlices(environment.now);
  const place = { copy: document.body, number: -1, depth: 0, isTextHidden: false, isInClosedDetails: false };
  const steps: Step[] = [{ node: root, place }];
  for (let count = 1; count < MAX_NODES; count++) {
    const step = steps.pop();
    if (!step) break;
    for (const next of visit(step, { copy, openShadowRoot, describeImage })) steps.push(next);
    const time = count % NODES_PER_LOOK > 0 ? 'go on' : slices.look();
    if (time === 'stop') break;
    if (time === 'pause') await slices.pause();
  }
  return copy;
}

/** Copies one node; gives those within it, the last first. */
function visit({ node, place }: Step, rebuild: Rebuild): Step[] {
  if (isElement(node)) return place.depth < MAX_DEPTH ? visitElement(node, place, rebuild) : [];
  if (nodeType(node) !== Node.TEXT_NODE || place.isTextHidden) return [];
  const text = nodeValue(node);
  place.copy.append(REMADE.has(place.copy.localName) && /\S/.test(text) ? nameText(text, place) : text);
  const { textLengths } = rebuild.copy;
  textLengths[place.number] = (textLengths[place.number] ?? 0) + text.replace(/\s+/g, '').length;
  return [];
}

/** What becomes of an element must be told from its words too, where they can be all that is left of it. */
function nameText(text: string, { copy, number }: Place): Element {
  const words = copy.ownerDocument.createElement('span');
  words.setAttribute(NUMBER, String(number));
  words.append(text);
  return words;
}

function visitElement(element: Element, place: Place, rebuild: Rebuild): Step[] {
  if (DROPPED.has(nodeName(element))) return [];
  const visibility = judgeVisibility(element, place.isInClosedDetails);
  if (visibility === 'nothing' || isOutOfSight(element)) return [];
  if (CONTROLS.has(nodeName(element))) {
    place.copy.append(rebuild.copy.document.createElement(nodeName(element)));
    return [];
  }
  const image = rebuild.describeImage(element, { readBackground: () => computedStyle(element).backgroundImage });
  if (image === 'ignored') return [];
  const number = UNNUMBERED.has(nodeName(element)) ? place.number : register(element, place.number, rebuild.copy);
  const copy = copyElement(element, { document: rebuild.copy.document, number, isImage: image !== undefined });
  place.copy.append(copy);
  if (image) return [];
  const below: Place = {
    copy,
    number,
    depth: place.depth + 1,
    isTextHidden: visibility === 'descendants',
    isInClosedDetails: place.isInClosedDetails || isClosedDetails(element),
  };
  return readChildren(element, rebuild).map((node) => ({ node, place: below }));
}

function register(element: Element, parent: number, { originals, parents, textLengths }: VisibleCopy): number {
  originals.push(element);
  parents.push(parent);
  textLengths.push(0);
  return originals.length - 1;
}

type CopyOptions = { document: Document; number: number; isImage: boolean };

/** Every picture becomes an `img` with an address that loads nothing; extractors only count them. */
function copyElement(element: Element, { document, number, isImage }: CopyOptions): Element {
  const copy = document.createElement(isImage ? 'img' : nameOf(element));
  for (const name of ATTRIBUTES) {
    const value = attribute(element, name);
    if (value !== null && !RUNS.test(value)) copy.setAttribute(name, value);
  }
  if (isImage) copy.setAttribute('src', 'data:,');
  if (!UNNUMBERED.has(nodeName(element))) copy.setAttribute(NUMBER, String(number));
  return copy;
}

/** A frame that is inlined is a box; what another language calls an element is as good as nothing. */
function nameOf(element: Element): string {
  const name = nodeName(element).toLowerCase();
  if (name === 'body' || name === 'html' || readFrame(element)) return 'div';
  return /^[a-z][a-z0-9-]*$/.test(name) ? name : 'span';
}

function readChildren(element: Element, { openShadowRoot }: Rebuild): Node[] {
  const frame = readFrame(element);
  if (frame) return [frame];
  const shadow = openShadowRoot(element);
  if (!shadow && nodeName(element) === 'SLOT') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned.toReversed();
  }
  return childrenOf(shadow ?? element).reverse();
}

function readFrame(element: Element): HTMLElement | null {
  if (nodeName(element) !== 'IFRAME' && nodeName(element) !== 'FRAME') return null;
  return (element as HTMLIFrameElement).contentDocument?.body ?? null;
}

function isClosedDetails(element: Element): boolean {
  return nodeName(element) === 'DETAILS' && attribute(element, 'open') === null;
}
