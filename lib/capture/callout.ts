import type { PanelType } from '../adf/nodes';
import { block } from './box';
import type { Descent, ElementRule } from './conversion';
import { attribute, className } from './node-reader';
import { isOutOfSight } from './visibility';

/** What boxes with advice are called: Sphinx and MkDocs, GitHub, Obsidian, Bootstrap, VitePress, Docusaurus, MDN, Starlight. */
const BOX =
  /(?:^|[\s_-])(?:admonition|callout|notecard|alert|custom-block|custom-container|markdown-alert|theme-admonition|starlight-aside|infobox-note|message-box|tip-box|note-box)(?:$|[\s_-])/i;

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

const TITLE =
  /(?:^|\s)(?:admonition-title|admonition-heading\S*|callout-title|markdown-alert-title|custom-block-title|starlight-aside__title)(?:$|\s)/i;

const PANEL: Descent = { leave: 'close' };

/** A box that may be a panel: a plain block unless its class names both a box and a kind. */
export const calloutOrBlock: ElementRule = (element, around, conversion) => {
  const classes = className(element);
  const panelType = classes === '' ? undefined : readPanelType(element, classes);
  if (panelType) {
    if (conversion.isLaidOut && isOutOfSight(element)) return undefined;
    conversion.writer.open({ type: 'panel', panelType });
    return PANEL;
  }
  const descent = block(element, around, conversion);
  if (!descent || !TITLE.test(classes)) return descent;
  const marks = conversion.marks.add(around.marks, { type: 'strong' });
  return { ...descent, around: { ...around, marks } };
};

/** Gives the panel that a box is; undefined for other boxes. */
export function readPanelType(element: Element, classes: string): PanelType | undefined {
  if (!BOX.test(classes)) return undefined;
  const words = `${classes} ${attribute(element, 'data-callout') ?? ''}`.replace(
    /admonition-title|theme-admonition\b/gi,
    '',
  );
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}
