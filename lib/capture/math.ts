import { inline } from './box';
import { makeCodeBlock } from './code-block';
import type { Conversion, ElementRule } from './conversion';
import { attribute, className, find, isElement, nextSibling, nodeName, parentNode, textContent } from './node-reader';
import { computedStyle } from './visibility';

/** Elements that hold a formula drawn by KaTeX, MathJax 2 and 3, or MediaWiki. */
const FORMULA = /(?:^|\s)(?:katex|katex-display|MathJax|MathJax_Display|MathJax_SVG|mwe-math-element)(?:$|\s)/;
const DISPLAY = /(?:^|\s)(?:katex-display|MathJax_Display|mwe-math-element-block)(?:$|\s)/;

/** A formula: its LaTeX as code, since Confluence has no formulas of its own. */
export const math: ElementRule = (element, around, conversion) => {
  const latex = readLatex(element);
  if (latex === undefined) {
    conversion.writer.text(textContent(element), around.marks);
    return undefined;
  }
  writeLatex(conversion, { latex, isDisplay: isDisplay(element, conversion) });
  return undefined;
};

/** A span that may be a formula; anything else flows with the text. */
export const mathOrInline: ElementRule = (element, around, conversion) => {
  const classes = className(element);
  if (classes === '' || !FORMULA.test(classes)) return inline(element, around, conversion);
  const latex = readLatex(element);
  if (latex === undefined) return inline(element, around, conversion);
  writeLatex(conversion, { latex, isDisplay: DISPLAY.test(classes) || isDisplay(element, conversion) });
  return undefined;
};

function writeLatex(
  { lose, marks, writer }: Conversion,
  { latex, isDisplay }: { latex: string; isDisplay: boolean },
): void {
  const block = isDisplay ? makeCodeBlock(latex, 'latex') : undefined;
  lose('math-as-code');
  if (block) writer.block(block);
  else writer.text(latex, marks.add(marks.none, { type: 'code' }));
}

function readLatex(element: Element): string | undefined {
  const annotation = find(element, 'annotation[encoding*="tex" i]');
  const script = find(element, 'script[type^="math/tex"]') ?? scriptAfter(element);
  const source =
    (annotation && textContent(annotation)) ??
    attribute(element, 'alttext') ??
    attribute(element, 'data-tex') ??
    attribute(element, 'data-latex') ??
    attribute(element, 'data-math') ??
    attribute(find(element, 'math[alttext]') ?? element, 'alttext') ??
    (script && textContent(script)) ??
    attribute(find(element, 'img[alt]') ?? element, 'alt');
  const latex = source?.replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1').trim();
  return latex === undefined || latex === '' ? undefined : latex;
}

function scriptAfter(element: Element): Element | undefined {
  const next = nextSibling(element);
  if (!next || !isElement(next) || nodeName(next) !== 'SCRIPT') return undefined;
  return attribute(next, 'type')?.startsWith('math/tex') ? next : undefined;
}

function isDisplay(element: Element, { isLaidOut }: Conversion): boolean {
  if (attribute(element, 'display') === 'block' || attribute(element, 'display') === 'true') return true;
  const parent = parentNode(element);
  if (parent && isElement(parent) && DISPLAY.test(className(parent))) return true;
  return isLaidOut && computedStyle(element).display.startsWith('block');
}
