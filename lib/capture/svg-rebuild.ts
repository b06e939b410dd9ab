import { checkImage, ImageError } from './image-bytes';
import { decodeDataUrl } from './image-source';
import { writeLabels } from './svg-label';
import { checkExpansion, findReferences } from './svg-references';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const MAX_DEPTH = 256;

/** Gives the computed style to take along, as the text of a `style` attribute, or `undefined` for what is not shown. */
export type ReadStyle = (element: Element) => string | undefined;

export type RebuildOptions = {
  maxElements: number;
  /** For a drawing in a live page, whose looks come from the page's style sheets; a file brings its own. */
  readStyle?: ReadStyle;
};

/** What draws, and nothing that runs, loads, moves, or holds another language (SVG 2, element index). */
const ELEMENTS = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc switch image ' +
    'style marker pattern mask clipPath linearGradient radialGradient stop filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

/**
 * Rebuilds a drawing from what is known to be harmless: no script, no event handler, no foreign content, no animation,
 * and no address but those of its own parts and of bitmaps written out.
 *
 * Takes the root of a drawing, which stays as it is. Gives the root of a document of its own. Throws `ImageError` for a
 * drawing that has, or by its references would have, more than `maxElements` elements.
 */
export function rebuildDrawing(root: Element, options: RebuildOptions): SVGSVGElement {
  const drawing = root.ownerDocument.implementation.createDocument(SVG, 'svg')
    .documentElement as unknown as SVGSVGElement;
  const builder = createBuilder(options);
  copyAttributes(root, drawing);
  // How the page lays it out is not how it is drawn.
  for (const name of ['style', 'class', 'x', 'y']) drawing.removeAttribute(name);
  builder.copyChildren(root, drawing);
  copyReferenced(root, drawing, builder);
  checkExpansion(drawing, options.maxElements);
  return drawing;
}

type Builder = {
  copyChildren(source: Element, copy: Element): void;
  copyUnder(source: Element, parent: Element): void;
};

function createBuilder({ maxElements, readStyle }: RebuildOptions): Builder {
  let count = 0;
  const copyElement = (source: Element, parent: Element): Element | undefined => {
    // A link draws what it holds; its address is not needed.
    const name = source.localName === 'a' ? 'g' : source.localName;
    if (readStyle && name === 'foreignObject') count += writeLabels(source, parent);
    if (source.namespaceURI !== SVG || !ELEMENTS.has(name)) return undefined;
    if (name === 'style' && readStyle) return undefined;
    const style = readStyle?.(source);
    if (readStyle && style === undefined) return undefined;
    count += 1;
    if (count > maxElements) throw new ImageError('too-large');
    const copy = parent.ownerDocument.createElementNS(SVG, name);
    copyAttributes(source, copy);
    if (style) copy.setAttribute('style', style);
    parent.append(copy);
    return copy;
  };
  const copyChildren = (source: Element, copy: Element) => {
    const waiting = [{ source, copy, depth: 0 }];
    for (const { source, copy, depth } of waiting) {
      for (const child of source.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) copy.append(cleanText(child, copy));
        if (child.nodeType !== Node.ELEMENT_NODE || depth >= MAX_DEPTH) continue;
        const element = copyElement(child as Element, copy);
        if (element) waiting.push({ source: child as Element, copy: element, depth: depth + 1 });
      }
    }
  };
  const copyUnder = (source: Element, parent: Element) => {
    const copy = copyElement(source, parent);
    if (copy) copyChildren(source, copy);
  };
  return { copyChildren, copyUnder };
}

/** Icons and gradients that the drawing takes from elsewhere in the page come along. */
function copyReferenced(root: Element, drawing: Element, builder: Builder): void {
  const scope = root.getRootNode() as Document | ShadowRoot;
  const store = drawing.ownerDocument.createElementNS(SVG, 'defs');
  const known = new Set([...drawing.querySelectorAll('[id]')].map((element) => element.id));
  const wanted = findReferences(drawing);
  if (wanted.size > 0) drawing.prepend(store);
  for (const id of wanted) {
    if (known.has(id)) continue;
    known.add(id);
    const target = scope.getElementById?.(id);
    if (!target) continue;
    builder.copyUnder(target, store);
    for (const next of findReferences(store)) wanted.add(next);
  }
}

function copyAttributes(source: Element, copy: Element): void {
  for (const { namespaceURI, localName, name, value } of source.attributes) {
    if (/^on/i.test(localName) || name === 'xmlns' || name.startsWith('xmlns:') || localName === 'base') continue;
    if (localName === 'href') {
      if (isOwnAddress(value)) copy.setAttributeNS(XLINK, 'xlink:href', value);
    } else if (namespaceURI === null && /^[a-z_][\w.-]*$/i.test(name)) {
      copy.setAttribute(name, withoutAddresses(value));
    }
  }
}

/** A part of the drawing, or a bitmap that may be decoded: a small drawing can hold a huge one. */
function isOwnAddress(address: string): boolean {
  const trimmed = address.trim();
  if (trimmed.startsWith('#')) return true;
  if (!/^data:image\/(png|jpeg|gif|webp)[;,]/i.test(trimmed)) return false;
  try {
    return checkImage(decodeDataUrl(trimmed)) !== 'image/svg+xml';
  } catch (error) {
    if (error instanceof ImageError) return false;
    throw error;
  }
}

function cleanText(text: Node, parent: Element): string {
  const value = text.nodeValue ?? '';
  return parent.localName === 'style' ? withoutAddresses(value.replace(/@import[^;]*;?/gi, '')) : value;
}

function withoutAddresses(value: string): string {
  return value.replace(/url\(\s*(["']?)(?!["'#]|\s)[^)]*\)/gi, 'none');
}
