import type { PanelType } from '../adf/nodes';
import { block } from './box';
import type { Conversion, Descent, ElementRule } from './conversion';
import { attribute, className, isElement, parentNode } from './node-reader';
import { computedStyle, isOutOfSight } from './visibility';

/**
 * What boxes with advice are called: Sphinx and MkDocs, GitHub, Obsidian, Bootstrap, VitePress, Docusaurus, MDN,
 * Starlight, Asciidoctor.
 */
const BOX =
  /(?:^|[\s_-])(?:admonition(?:block)?|callout|notecard|alert|custom-block|custom-container|markdown-alert|theme-admonition|starlight-aside|infobox-note|message-box|tip-box|note-box)(?:$|[\s_-])/i;

/**
 * Kinds of advice and the panel of the same colour: in Confluence blue, purple, green, yellow and red, as with GitHub.
 */
const KINDS: readonly (readonly [RegExp, PanelType])[] = [
  [/(?:^|[\s_-])(?:caution|danger|error|bug|failure|critical|red)(?:$|[\s_-])/i, 'error'],
  [/(?:^|[\s_-])(?:warning|warn|attention|yellow)(?:$|[\s_-])/i, 'warning'],
  [/(?:^|[\s_-])(?:tip|hint|success|check|done|green)(?:$|[\s_-])/i, 'success'],
  [/(?:^|[\s_-])(?:important|purple)(?:$|[\s_-])/i, 'note'],
  [
    /(?:^|[\s_-])(?:note|info|information|abstract|summary|todo|question|example|seealso|primary|blue)(?:$|[\s_-])/i,
    'info',
  ],
];

/** Names that are a kind and nothing else: a box only where the page draws one. */
const KIND_ALONE = /^(?:note|tip|warning|caution|important|danger)$/i;
/** The macros of Confluence itself, and the panels of its editor, with the panels that they are. */
const MACRO = /(?:^|\s)confluence-information-macro-(information|tip|note|warning)(?:$|\s)/;
const MACROS: Readonly<Record<string, PanelType>> = {
  information: 'info',
  tip: 'success',
  note: 'warning',
  warning: 'error',
};
const PANELS: ReadonlySet<string> = new Set<PanelType>(['info', 'note', 'tip', 'warning', 'error', 'success']);

const TITLE =
  /(?:^|\s)(?:admonition-title|admonition-?heading\S*|alert-title|callout-title|markdown-alert-title|custom-block-title|starlight-aside__title)(?:$|\s)/i;

const PANEL: Descent = { leave: 'close' };

/** A box that may be a panel: a plain block unless its class names both a box and a kind. */
export const calloutOrBlock: ElementRule = (element, around, conversion) => {
  const classes = className(element);
  const panelType = readPanelType(element, classes) ?? readDrawnPanel(element, classes, conversion);
  if (panelType) {
    if (conversion.isLaidOut && isOutOfSight(element)) return undefined;
    conversion.writer.open({ type: 'panel', panelType });
    return PANEL;
  }
  const descent = block(element, around, conversion);
  if (!descent || classes === '' || !isTitle(element, classes)) return descent;
  const marks = conversion.writer.mark(around.marks, { type: 'strong' });
  return { ...descent, around: { ...around, marks } };
};

/** Gives the panel that a box is by its names; undefined for other boxes. */
export function readPanelType(element: Element, classes: string): PanelType | undefined {
  const own = attribute(element, 'data-panel-type');
  if (own !== null && PANELS.has(own)) return own as PanelType;
  if (classes === '') return undefined;
  const macro = MACRO.exec(classes)?.[1];
  if (macro) return MACROS[macro];
  if (!BOX.test(classes)) return undefined;
  const words = `${classes} ${attribute(element, 'data-callout') ?? ''}`.replace(
    /admonition-title|theme-admonition\b/gi,
    '',
  );
  return kindOf(words);
}

function kindOf(words: string): PanelType | undefined {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}

function readDrawnPanel(element: Element, classes: string, { isLaidOut }: Conversion): PanelType | undefined {
  const word = classes.trim();
  if (!isLaidOut || !KIND_ALONE.test(word)) return undefined;
  const { backgroundColor, borderLeftStyle } = computedStyle(element);
  return backgroundColor !== 'rgba(0, 0, 0, 0)' || borderLeftStyle !== 'none' ? kindOf(word) : undefined;
}

/** What is called no more than a title is one where it stands in a box with advice. */
function isTitle(element: Element, classes: string): boolean {
  if (TITLE.test(classes)) return true;
  const parent = classes === 'title' ? parentNode(element) : null;
  return parent !== null && isElement(parent) && readPanelType(parent, className(parent)) !== undefined;
}
