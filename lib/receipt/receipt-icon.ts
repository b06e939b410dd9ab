import type { ReceiptTone } from './receipt-view';

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes on a grid of 16. */
const paths = {
  check: 'M3 8.5 6.5 12 13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2 1.5 13.5h13L8 2ZM8 6.5V10M8 11.5v.5',
  back: 'M6 3 2.5 6.5 6 10M3 6.5h6a3.5 3.5 0 0 1 0 7H6',
};

export type IconName = keyof typeof paths;

export const iconOfTone: Record<ReceiptTone, IconName> = {
  saved: 'check',
  published: 'check',
  'needs-person': 'warning',
  undone: 'back',
};

/** A decoration, which says nothing that words do not say too. */
export type ReceiptIcon = { element: SVGElement; draw(name: IconName): void };

export function createIcon(document: Document, name: IconName): ReceiptIcon {
  const element = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const draw = (next: IconName): void => path.setAttribute('d', paths[next]);
  element.setAttribute('viewBox', '0 0 16 16');
  element.setAttribute('aria-hidden', 'true');
  element.append(path);
  draw(name);
  return { element, draw };
}
