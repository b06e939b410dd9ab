import {
  attribute,
  className,
  firstChild,
  isElement,
  nextSibling,
  nodeName,
  nodeType,
  nodeValue,
  textContent,
} from './node-reader';
import type { Scope } from './scope';
import { computedStyle, judgeVisibility } from './visibility';

/** Numbers beside the lines, as Chroma, Pygments, Rouge, highlight.js, Prism, GitHub and their kin name them. */
const GUTTER =
  /(?:^|[\s_-])(?:line-?numbers?(?:-rows)?|linenos?|linenodiv|lineno|gutters?|lnt?|blob-num|hljs-ln-n\w*|ln-num|code-?number)(?:$|[\s_-])/i;
const ONLY_NUMBERS = /^[\s\d.:|]*$/;
/** What pages put into a block of code besides the code. */
const FOREIGN = new Set(['BUTTON', 'SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'svg', 'INPUT', 'TEXTAREA', 'SELECT']);
const FOREIGN_CLASS = /(?:^|[\s_-])(?:copy|clipboard|copybtn|toolbar|zeroclipboard)(?:$|[\s_-])/i;
const LINES = new Set(['DIV', 'P', 'LI', 'TR', 'OL', 'UL', 'TABLE', 'SECTION', 'FIGURE']);
const LINE_CLASS = /(?:^|[\s_-])(?:line|row)(?:$|[\s_-])/i;

/** What is known of where code stands, as in a conversion. */
export type CodePlace = { isLaidOut: boolean; isInClosedDetails: boolean; scope: Scope | undefined };

type Reading = CodePlace & {
  text: string;
  /** A line has ended, and neither its text nor what follows has said so yet. */
  isLineEndDue: boolean;
};
/** An element that is being read; `start` is where its text begins if it is a line. */
type Level = { element: Element; start: number | undefined };

/** Gives the text of a block of code as a person would copy it: line ends kept, line numbers and buttons left out. */
export function readCodeText(code: Element, { isLaidOut, isInClosedDetails, scope }: CodePlace): string {
  const reading: Reading = { text: '', isLineEndDue: false, isLaidOut, isInClosedDetails, scope };
  const levels: Level[] = [];
  let node: Node | null = firstChild(code);
  while (node || levels.length > 0) {
    if (!node) {
      node = leave(reading, levels.pop());
    } else if (isElement(node) && isRead(node, reading)) {
      levels.push({ element: node, start: begin(reading, node) });
      node = firstChild(node);
    } else {
      if (nodeType(node) === Node.TEXT_NODE) add(reading, scope ? scope.clip(node) : nodeValue(node));
      node = nextSibling(node);
    }
  }
  return reading.text.replace(/^\n/, '').replace(/\s+$/, '');
}

/** Begins an element: a line goes onto a line of its own. */
function begin(reading: Reading, element: Element): number | undefined {
  if (nodeName(element) === 'BR') add(reading, '\n');
  if (!isLine(element, reading)) return undefined;
  const isMidLine = reading.text !== '' && !reading.text.endsWith('\n');
  if (reading.isLineEndDue || isMidLine) reading.text += '\n';
  reading.isLineEndDue = false;
  return reading.text.length;
}

function leave(reading: Reading, level: Level | undefined): Node | null {
  if (!level) return null;
  const { element, start } = level;
  if (start !== undefined) reading.isLineEndDue = reading.text.length === start || !reading.text.endsWith('\n');
  return nextSibling(element);
}

function add(reading: Reading, value: string): void {
  const text = value.replace(/\r\n?/g, '\n');
  if (text === '') return;
  if (reading.isLineEndDue && !text.startsWith('\n')) reading.text += '\n';
  reading.isLineEndDue = false;
  reading.text += text;
}

function isRead(element: Element, { isLaidOut, isInClosedDetails, scope }: Reading): boolean {
  if (scope?.covers(element) === 'none') return false;
  const name = nodeName(element);
  if (name === 'BR' || name === 'CODE' || name === 'PRE') return true;
  if (FOREIGN.has(name) || attribute(element, 'role') === 'button') return false;
  const classes = className(element);
  if (classes !== '' && FOREIGN_CLASS.test(classes)) return false;
  if (classes !== '' && GUTTER.test(classes) && ONLY_NUMBERS.test(textContent(element))) return false;
  if (!isLaidOut) return true;
  return judgeVisibility(element, isInClosedDetails) === 'all' && !isUnselectableNumber(element);
}

/** Numbers that cannot be selected are beside the code even if no class says so. */
function isUnselectableNumber(element: Element): boolean {
  const only = firstChild(element);
  if (!only || nextSibling(only) || nodeType(only) !== Node.TEXT_NODE || !/^\s*\d+\s*$/.test(nodeValue(only)))
    return false;
  return computedStyle(element).userSelect === 'none';
}

function isLine(element: Element, { isLaidOut }: Reading): boolean {
  if (LINES.has(nodeName(element))) return true;
  const isNumbered = attribute(element, 'data-line') !== null;
  if (!isNumbered && !LINE_CLASS.test(className(element))) return false;
  return isLaidOut ? !computedStyle(element).display.startsWith('inline') : isNumbered;
}
