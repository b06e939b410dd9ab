const SVG = 'http://www.w3.org/2000/svg';
/** More words than this in one place are a page within a drawing, and no labels. */
const MAX_WORDS = 500;

/**
 * Writes the words of foreign content, as diagrams use it for their labels (Mermaid, draw.io), as words of the drawing:
 * each where it is on the screen, because only the browser knows how the lines break. Takes the `foreignObject` of a
 * live page and the element of the copy that it would be in; gives how many words it wrote.
 */
export function writeLabels(foreign: Element, copy: Element): number {
  const matrix = (foreign.parentElement as unknown as SVGGraphicsElement | null)?.getScreenCTM?.()?.inverse();
  if (!matrix) return 0;
  const words = findWords(foreign);
  for (const { word, range, style } of words) {
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width === 0 || style.visibility !== 'visible') continue;
    const { x, y } = new DOMPoint(left, top + height / 2).matrixTransform(matrix);
    const label = copy.ownerDocument.createElementNS(SVG, 'text');
    label.setAttribute('x', String(x));
    label.setAttribute('y', String(y));
    label.setAttribute('dominant-baseline', 'central');
    label.setAttribute('fill', style.color);
    for (const name of ['font-family', 'font-size', 'font-style', 'font-weight']) {
      label.setAttribute(name, style.getPropertyValue(name));
    }
    label.append(word);
    copy.append(label);
  }
  return words.length;
}

type Word = { word: string; range: Range; style: CSSStyleDeclaration };

function findWords(foreign: Element): Word[] {
  const { ownerDocument: document } = foreign;
  const texts = document.createTreeWalker(foreign, NodeFilter.SHOW_TEXT);
  const words: Word[] = [];
  for (let text = texts.nextNode(); text && words.length < MAX_WORDS; text = texts.nextNode()) {
    if (!text.parentElement) continue;
    const style = getComputedStyle(text.parentElement);
    for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      words.push({ word, range, style });
    }
  }
  return words;
}
