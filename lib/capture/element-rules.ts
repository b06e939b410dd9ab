import { block, inline } from './box';
import { button } from './button';
import { codeOrInline, preformatted } from './code-block';
import type { ElementRule } from './conversion';
import { definedTerm } from './definition-list';
import { details } from './details';
import { frame, object, player } from './embed';
import { figure, figureCaption } from './figure';
import { generic } from './generic';
import { heading } from './heading';
import { image } from './image';
import { link } from './link';
import { list, listItem } from './list';
import { math, mathOrInline } from './math';
import { quotation } from './quote';
import { slot } from './shadow';
import { table, tableCaption, tableCell, tableRow } from './table';
import { MARK_NAMES } from './text-mark';

const lineBreak: ElementRule = (_element, _around, { writer }) => {
  writer.lineBreak();
  return undefined;
};

const rule: ElementRule = (_element, _around, { writer }) => {
  writer.block(['rule']);
  return undefined;
};

/** Quotation marks come from style sheets, so they are nowhere in the page. */
const shortQuotation: ElementRule = (element, around, conversion) => {
  const descent = inline(element, around, conversion);
  if (!descent) return undefined;
  conversion.writer.text('“', around.marks);
  return { ...descent, after: '”' };
};

/** The reading of a word, set above it on the page, in parentheses after it here. */
const rubyText: ElementRule = (_element, around, { writer }) => {
  writer.text('(', around.marks);
  return { after: ')' };
};

const through: ElementRule = () => ({});

const BLOCKS =
  'HTML BODY ARTICLE HEADER FOOTER MAIN NAV ADDRESS FORM FIELDSET LEGEND HGROUP CENTER SEARCH DIALOG DD DL';
const PARTS = 'THEAD TBODY TFOOT PICTURE RB RTC';
const PICTURES = 'IMG svg CANVAS';

/** Scripts, styles, templates and the like are no content; form controls hold what a person typed. */
const LEFT_OUT =
  'SCRIPT STYLE TEMPLATE NOSCRIPT NOEMBED NOFRAMES HEAD TITLE META LINK BASE COL COLGROUP SOURCE TRACK PARAM AREA MAP WBR RP ' +
  'INPUT TEXTAREA SELECT OPTION DATALIST OUTPUT PROGRESS METER';

const RULES = new Map<string, ElementRule | undefined>([
  ...each(BLOCKS, block),
  ...each('P DIV SECTION ASIDE', generic),
  ...each('H1 H2 H3 H4 H5 H6', heading),
  ...each('UL OL MENU DIR', list),
  ...each(PARTS, through),
  ...each(PICTURES, image),
  ...each(LEFT_OUT, undefined),
  ...each(MARK_NAMES.join(' '), inline),
  ...each('VIDEO AUDIO', player),
  ...each('OBJECT EMBED', object),
  ...each('IFRAME FRAME', frame),
  ['LI', listItem],
  ['A', link],
  ['SPAN', mathOrInline],
  ['math', math],
  ['MJX-CONTAINER', mathOrInline],
  ['BR', lineBreak],
  ['HR', rule],
  ['Q', shortQuotation],
  ['RT', rubyText],
  ['BLOCKQUOTE', quotation],
  ['DETAILS', details],
  ['DT', definedTerm],
  ['FIGURE', figure],
  ['FIGCAPTION', figureCaption],
  ['TABLE', table],
  ['CAPTION', tableCaption],
  ['TR', tableRow],
  ['TD', tableCell],
  ['TH', tableCell],
  ['PRE', preformatted],
  ['CODE', codeOrInline],
  ['BUTTON', button],
  ['SLOT', slot],
  ['SUMMARY', block],
]);

function each(names: string, rule: ElementRule | undefined): [string, ElementRule | undefined][] {
  return names.split(' ').map((name) => [name, rule]);
}

/** Gives what becomes of an element by its name; undefined for one that is no content. */
export function ruleFor(name: string): ElementRule | undefined {
  const rule = RULES.get(name);
  return rule || RULES.has(name) ? rule : inline;
}
