import type { StorageElement } from '../bodies/storage-tree.ts';
import { safeAddress, safeColour } from './blocks.ts';
import { html, type Markup } from './html.ts';

/** The XHTML that a saved page may show; the text of others stays, their tags go. `div` is dropped, as by Confluence. */
export const PLAIN_TAGS: ReadonlySet<string> = new Set(
  `a abbr b blockquote br caption cite code col colgroup dd del dfn dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li ol p pre q
  rp rt ruby s samp small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var`.split(/\s+/),
);

/** Elements without an end tag. */
export const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'hr', 'col']);

const NUMBERS = ['colspan', 'rowspan', 'start', 'span'];
const STYLES: Record<string, (value: string) => string | undefined> = {
  'text-align': (value) => (/^(left|right|center|justify|start|end)$/.test(value) ? value : undefined),
  color: safeColour,
  'background-color': safeColour,
  width: (value) => (/^\d+(\.\d+)?(px|%)$/.test(value) ? value : undefined),
  'margin-left': (value) => (/^\d+(\.\d+)?px$/.test(value) ? value : undefined),
};

/** The attributes that are shown: addresses that may be followed, spans, and the few styles Confluence keeps. */
export function htmlAttributes({ attributes }: StorageElement): Markup {
  const href = safeAddress(attributes['href'] ?? '');
  const style = readStyle(attributes);
  const numbers = NUMBERS.filter((name) => /^\d+$/.test(attributes[name] ?? ''));
  return html`${href === undefined ? undefined : html` href="${href}"`}${numbers.map((name) => html` ${name}="${attributes[name]}"`)}${style === '' ? undefined : html` style="${style}"`}`;
}

/** Highlights are light colours: on a dark page the text in them has to be dark. */
const DARK_TEXT = '#172b4d';

function readStyle(attributes: Record<string, string>): string {
  const highlight = attributes['data-highlight-colour'];
  const declared = (attributes['style'] ?? '').split(';').map((rule) => rule.split(':').map((part) => part.trim()));
  const rules =
    highlight === undefined ? declared : [...declared, ['color', DARK_TEXT], ['background-color', highlight]];
  return rules
    .map(([name = '', value = '']) => [name, STYLES[name]?.(value)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}
