import { ImageError } from './image-bytes';

const XLINK = 'http://www.w3.org/1999/xlink';
/** More levels of parts within parts than any drawing has. */
const MAX_LEVELS = 400;

/** Gives the ids of the parts that a drawing, or a part of one, refers to. */
export function findReferences(drawing: Element): Set<string> {
  return new Set([drawing, ...drawing.querySelectorAll('*')].flatMap(readReferences));
}

/**
 * Refuses a drawing that multiplies itself: parts that use parts twice, thirty levels deep, are a billion. Counts each
 * element as often as it would be drawn; throws `ImageError` above the limit, or when a part uses itself.
 */
export function checkExpansion(drawing: Element, limit: number): void {
  const parts = new Map([...drawing.querySelectorAll('[id]')].map((element) => [element.id, element]));
  const weights = new Map<Element, number>();
  const weigh = (element: Element, level: number): number => {
    const known = weights.get(element);
    if (known !== undefined) return known;
    if (level > MAX_LEVELS) throw new ImageError('too-large');
    // Until its own weight is known, whoever comes back to an element has gone round in a circle.
    weights.set(element, Number.POSITIVE_INFINITY);
    let weight = 1;
    for (const child of element.children) weight += weigh(child, level + 1);
    for (const id of readReferences(element)) {
      const part = parts.get(id);
      if (part) weight += weigh(part, level + 1);
    }
    if (weight > limit) throw new ImageError('too-large');
    weights.set(element, weight);
    return weight;
  };
  weigh(drawing, 0);
}

function readReferences(element: Element): string[] {
  const ids: string[] = [];
  const own = element.getAttributeNS(XLINK, 'href') ?? element.getAttribute('href');
  if (own?.trim().startsWith('#')) ids.push(own.trim().slice(1));
  for (const { value } of element.attributes) {
    if (!value.includes('url(')) continue;
    for (const [, id = ''] of value.matchAll(/url\(\s*["']?#([^"')\s]+)/gi)) ids.push(id);
  }
  return ids.map(decode);
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A lone per cent sign is a part of the name.
    return id;
  }
}
