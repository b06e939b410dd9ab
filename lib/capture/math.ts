import { inline } from './box';
import { makeCodeBlock } from './code-block';
import { CODE_LABEL, isCodeLabel } from './code-hints';
import type { Conversion, ElementRule } from './conversion';
import { toLatex } from './mathml';
import { attribute, className, find, isElement, nextSibling, nodeName, parentNode, textContent } from './node-reader';
import { computedStyle } from './visibility';

/** Elements that hold a formula drawn by KaTeX, MathJax 2 and 3, or MediaWiki. */
const FORMULA = /(?:^|\s)(?:katex|katex-display|MathJax|MathJax_Display|MathJax_SVG|mwe-math-element)(?:$|\s)/;
/** What of TeX makes more of a formula than its characters in a row. */
const IS_SET = /[\^_]|\\(?:frac|sqrt|begin|hat|bar|vec|tilde|dot)/;
/** What leads from a note back to where it was called, and from a heading to its editor: means of a wiki. */
const MEANS = /(?:^|\s)mw-(?:cite-backlink|editsection)(?:$|\s)/;
const DISPLAY = /(?:^|\s)(?:katex-display|MathJax_Display|mwe-math-element-block)(?:$|\s)/;

const LATEX = [{ element: '', attributes: [['data-language', 'latex'] as const] }];

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
  if (classes === '') return inline(element, around, conversion);
  if (MEANS.test(classes) || (CODE_LABEL.test(classes) && isCodeLabel(element))) return undefined;
  if (!FORMULA.test(classes)) return inline(element, around, conversion);
  const latex = readLatex(element);
  if (latex === undefined) return inline(element, around, conversion);
  writeLatex(conversion, { latex, isDisplay: DISPLAY.test(classes) || isDisplay(element, conversion) });
  return undefined;
};

function writeLatex({ lose, writer }: Conversion, { latex, isDisplay }: { latex: string; isDisplay: boolean }): void {
  const block = isDisplay ? makeCodeBlock(latex, LATEX) : undefined;
  lose('math-as-code');
  if (block) writer.block(block);
  else writer.text(latex, writer.mark(writer.plain, { type: 'code' }));
}

function readLatex(element: Element): string | undefined {
  const annotation = find(element, 'annotation[encoding*="tex" i]');
  const script = find(element, 'script[type^="math/tex"]') ?? scriptAfter(displayAround(element) ?? element);
  const source =
    (annotation && textContent(annotation)) ??
    attribute(element, 'alttext') ??
    attribute(element, 'data-tex') ??
    attribute(element, 'data-latex') ??
    attribute(element, 'data-math') ??
    attribute(find(element, 'math[alttext]') ?? element, 'alttext') ??
    (script && textContent(script)) ??
    attribute(find(element, 'img[alt]') ?? element, 'alt');
  const latex = (source ?? readMathml(element))?.replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1').trim();
  return latex === undefined || latex === '' ? undefined : latex;
}

/** Parts of a formula that is set anew: what is larger is a trap, and read like any other text, in slices of time. */
const MAX_PARTS = 5_000;

/** Sets a formula anew that says nothing but how it is set; one that is a row of characters can stay text. */
function readMathml(element: Element): string | undefined {
  const drawn = nodeName(element) === 'math' ? element : find(element, 'math');
  const latex = drawn && drawn.getElementsByTagName('*').length <= MAX_PARTS ? toLatex(drawn) : '';
  return IS_SET.test(latex) || drawn !== element ? latex : undefined;
}

function scriptAfter(element: Node): Element | undefined {
  const next = nextSibling(element);
  if (!next || !isElement(next) || nodeName(next) !== 'SCRIPT') return undefined;
  return attribute(next, 'type')?.startsWith('math/tex') ? next : undefined;
}

function isDisplay(element: Element, { isLaidOut }: Conversion): boolean {
  if (attribute(element, 'display') === 'block' || attribute(element, 'display') === 'true') return true;
  if (displayAround(element)) return true;
  return isLaidOut && computedStyle(element).display.startsWith('block');
}

function displayAround(element: Element): Element | undefined {
  const parent = parentNode(element);
  return parent && isElement(parent) && DISPLAY.test(className(parent)) ? parent : undefined;
}
