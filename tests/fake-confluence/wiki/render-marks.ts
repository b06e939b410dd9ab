import type { AdfNode } from '../bodies/adf-judge.ts';
import { safeAddress, safeColour } from './blocks.ts';
import { html, type Markup } from './html.ts';

type Mark = NonNullable<AdfNode['marks']>[number];

/** A text with its marks around it, the first mark outermost. */
export const markText = (node: AdfNode): Markup =>
  (node.marks ?? []).reduceRight((inner, mark) => markers[mark.type]?.(inner, mark) ?? inner, html`${node.text}`);

const markers: Record<string, (inner: Markup, mark: Mark) => Markup> = {
  strong: (inner) => html`<strong>${inner}</strong>`,
  em: (inner) => html`<em>${inner}</em>`,
  strike: (inner) => html`<s>${inner}</s>`,
  underline: (inner) => html`<u>${inner}</u>`,
  code: (inner) => html`<code>${inner}</code>`,
  subsup: (inner, mark) => (mark.attrs?.['type'] === 'sup' ? html`<sup>${inner}</sup>` : html`<sub>${inner}</sub>`),
  textColor: (inner, mark) => coloured(inner, 'color', mark),
  // Highlights are light colours: on a dark page the text in them has to be dark.
  backgroundColor: (inner, mark) => coloured(inner, 'color: #172b4d; background-color', mark),
  link: (inner, mark) => {
    const href = safeAddress(String(mark.attrs?.['href'] ?? ''));
    return href === undefined ? inner : html`<a href="${href}">${inner}</a>`;
  },
};

function coloured(inner: Markup, property: string, mark: Mark): Markup {
  const colour = safeColour(String(mark.attrs?.['color'] ?? ''));
  return colour === undefined ? inner : html`<span style="${property}: ${colour}">${inner}</span>`;
}
