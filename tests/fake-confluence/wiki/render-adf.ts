import type { AdfNode } from '../bodies/adf-judge.ts';
import { card, codeBlock, expand, type PanelKind, panel, picture, safeAddress, task, unknown } from './blocks.ts';
import { html, type Markup, trusted } from './html.ts';
import { renderCell } from './render-adf-table.ts';
import { markText } from './render-marks.ts';

/** Where a file of the media store can be fetched; undefined where there is none. */
export type FileAddress = (fileId: string) => string | undefined;

/** Shows a document as the body of a page. */
export const renderAdf = (document: AdfNode, addressOf: FileAddress): Markup => children(document, addressOf);

const children = (node: AdfNode, addressOf: FileAddress): Markup =>
  html`${(node.content ?? []).map((child) => renderNode(child, addressOf))}`;

/** An attribute as text, empty where it is absent. */
export function textAttribute(node: AdfNode, name: string): string {
  const value = node.attrs?.[name];
  return value === undefined || value === null ? '' : String(value);
}

const numberAttribute = (node: AdfNode, name: string): number | undefined => {
  const value = node.attrs?.[name];
  return typeof value === 'number' ? value : undefined;
};

function renderNode(node: AdfNode, addressOf: FileAddress): Markup {
  const render = renderers[node.type];
  return render ? render(node, children(node, addressOf), addressOf) : unknown(node.type);
}

type Render = (node: AdfNode, inner: Markup, addressOf: FileAddress) => Markup;

const aligned = (node: AdfNode): Markup | undefined => {
  const align = node.marks?.find(({ type }) => type === 'alignment')?.attrs?.['align'];
  return align === 'center' || align === 'end' ? html` style="text-align: ${align}"` : undefined;
};

const heading: Render = (node, inner) => {
  const tag = trusted(`h${Math.min(6, Math.max(1, numberAttribute(node, 'level') ?? 1))}`);
  return html`<${tag}${aligned(node)}>${inner}</${tag}>`;
};

const orderedList: Render = (node, inner) => {
  const start = numberAttribute(node, 'order') ?? 1;
  return html`<ol${start === 1 ? undefined : html` start="${start}"`}>${inner}</ol>`;
};

const plainText = (node: AdfNode): string => node.text ?? (node.content ?? []).map(plainText).join('');

const mediaSingle: Render = (node, _inner, addressOf) => {
  const media = node.content?.find(({ type }) => type === 'media');
  const caption = node.content?.find(({ type }) => type === 'caption');
  if (!media) return unknown('mediaSingle');
  const isPixels = node.attrs?.['widthType'] === 'pixel';
  const link = media.marks?.find(({ type }) => type === 'link')?.attrs?.['href'];
  return picture({
    src: sourceOf(media, addressOf),
    alt: textAttribute(media, 'alt'),
    width: (isPixels ? numberAttribute(node, 'width') : undefined) ?? numberAttribute(media, 'width'),
    height: isPixels ? undefined : numberAttribute(media, 'height'),
    caption: caption && children(caption, addressOf),
    href: typeof link === 'string' ? safeAddress(link) : undefined,
  });
};

const sourceOf = (media: AdfNode, addressOf: FileAddress): string | undefined =>
  media.attrs?.['type'] === 'external'
    ? safeAddress(textAttribute(media, 'url'))
    : addressOf(textAttribute(media, 'id'));

const PANELS: readonly PanelKind[] = ['info', 'note', 'tip', 'warning', 'error', 'success'];

const inlineExtension: Render = (node) => {
  if (textAttribute(node, 'extensionKey') !== 'anchor') return unknown(textAttribute(node, 'extensionKey'));
  const { macroParams } = (node.attrs?.['parameters'] ?? {}) as { macroParams?: { '': { value?: unknown } } };
  return html`<span id="${String(macroParams?.['']?.value ?? '')}"></span>`;
};

const renderers: Record<string, Render> = {
  text: (node) => markText(node),
  hardBreak: () => html`<br/>`,
  paragraph: (node, inner) => html`<p${aligned(node)}>${inner}</p>`,
  heading,
  bulletList: (_node, inner) => html`<ul>${inner}</ul>`,
  orderedList,
  listItem: (_node, inner) => html`<li>${inner}</li>`,
  taskList: (_node, inner) => html`<ul class="tasks">${inner}</ul>`,
  taskItem: (node, inner) => task(node.attrs?.['state'] === 'DONE', inner),
  decisionList: (_node, inner) => html`<ul>${inner}</ul>`,
  decisionItem: (_node, inner) => html`<li>${inner}</li>`,
  blockquote: (_node, inner) => html`<blockquote>${inner}</blockquote>`,
  codeBlock: (node) => codeBlock(textAttribute(node, 'language'), plainText(node)),
  rule: () => html`<hr/>`,
  panel: (node, inner) => panel(PANELS.find((kind) => kind === node.attrs?.['panelType']) ?? 'custom', '', inner),
  expand: (node, inner) => expand(textAttribute(node, 'title'), inner),
  nestedExpand: (node, inner) => expand(textAttribute(node, 'title'), inner),
  mediaSingle,
  mediaGroup: (_node, inner) => inner,
  caption: (_node, inner) => inner,
  table: (_node, inner) => html`<div class="scroll"><table><tbody>${inner}</tbody></table></div>`,
  tableRow: (_node, inner) => html`<tr>${inner}</tr>`,
  tableCell: (node, inner) => renderCell(node, 'td', inner),
  tableHeader: (node, inner) => renderCell(node, 'th', inner),
  inlineCard: (node) => card(textAttribute(node, 'url')),
  blockCard: (node) => html`<p>${card(textAttribute(node, 'url'))}</p>`,
  embedCard: (node) => html`<p>${card(textAttribute(node, 'url'))}</p>`,
  inlineExtension,
  layoutSection: (_node, inner) => html`<div class="columns">${inner}</div>`,
  layoutColumn: (_node, inner) => html`<div>${inner}</div>`,
  emoji: (node) => html`${textAttribute(node, 'text') || textAttribute(node, 'shortName')}`,
  mention: (node) => html`<span>${textAttribute(node, 'text')}</span>`,
  status: (node) => html`<span class="status">${textAttribute(node, 'text')}</span>`,
};
