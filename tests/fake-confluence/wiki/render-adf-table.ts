import type { AdfNode } from '../bodies/adf-judge.ts';
import { safeColour } from './blocks.ts';
import { html, type Markup, trusted } from './html.ts';

/** A cell with its spans, its column widths in pixels and its background. */
export function renderCell(node: AdfNode, name: 'td' | 'th', inner: Markup): Markup {
  const tag = trusted(name);
  return html`<${tag}${span(node, 'colspan')}${span(node, 'rowspan')}${cellStyle(node)}>${inner}</${tag}>`;
}

function span(node: AdfNode, name: 'colspan' | 'rowspan'): Markup | undefined {
  const value = node.attrs?.[name];
  return typeof value === 'number' && value > 1 ? html` ${name}="${value}"` : undefined;
}

function cellStyle(node: AdfNode): Markup | undefined {
  const widths: unknown = node.attrs?.['colwidth'];
  const total = Array.isArray(widths) ? widths.reduce((sum: number, width) => sum + (Number(width) || 0), 0) : 0;
  const background = safeColour(String(node.attrs?.['background'] ?? ''));
  const rules = [
    ...(total > 0 ? [`min-width: ${total}px`] : []),
    ...(background ? [`background-color: ${background}`, 'color: #172b4d'] : []),
  ];
  return rules.length > 0 ? html` style="${rules.join('; ')}"` : undefined;
}
