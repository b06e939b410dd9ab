import { html, type Markup } from './html.ts';

/** The blocks that both wire forms know, shown the same way. */

export type PanelKind = 'info' | 'note' | 'tip' | 'warning' | 'error' | 'success' | 'custom';

const PANEL_SIGNS: Record<PanelKind, string> = {
  info: 'ℹ',
  note: '✎',
  tip: '★',
  warning: '⚠',
  error: '⛔',
  success: '✔',
  custom: '•',
};

export const panel = (kind: PanelKind, title: string, body: Markup): Markup => html`<div class="panel ${kind}">
<span class="sign" aria-hidden="true">${PANEL_SIGNS[kind]}</span>
<div>${title === '' ? undefined : html`<p class="panel-title">${title}</p>`}${body}</div></div>`;

/** Open from the start, so that a printed or photographed page shows everything. */
export const expand = (title: string, body: Markup): Markup =>
  html`<details open="open"><summary>${title || 'Click here to expand…'}</summary><div>${body}</div></details>`;

export const codeBlock = (language: string, text: string): Markup =>
  html`<figure class="code"><figcaption>${language || 'plain text'}</figcaption><pre><code>${text}</code></pre></figure>`;

export type Picture = {
  src: string | undefined;
  alt: string;
  width: number | undefined;
  height: number | undefined;
  caption: Markup | undefined;
  href: string | undefined;
};

export function picture({ src, alt, width, height, caption, href }: Picture): Markup {
  const size = html`${width === undefined ? undefined : html` width="${width}"`}${height === undefined ? undefined : html` height="${height}"`}`;
  const image =
    src === undefined
      ? html`<span class="missing">Picture not found: ${alt}</span>`
      : html`<img src="${src}" alt="${alt}"${size}/>`;
  const linked = href === undefined ? image : html`<a href="${href}">${image}</a>`;
  return html`<figure class="picture">${linked}${caption ? html`<figcaption>${caption}</figcaption>` : undefined}</figure>`;
}

export const card = (url: string): Markup => {
  const href = safeAddress(url);
  return href === undefined ? html`<span>${url}</span>` : html`<a class="card" href="${href}">${url}</a>`;
};

export const task = (isDone: boolean, body: Markup): Markup =>
  html`<li><input type="checkbox" disabled="disabled"${isDone ? html` checked="checked"` : undefined}/><div>${body}</div></li>`;

export const unknown = (name: string): Markup => html`<span class="unknown">${name}</span>`;

/** An address that may be followed; undefined for `javascript:` and its kin. */
export function safeAddress(address: string): string | undefined {
  if (address.startsWith('#') || /^\/(?!\/)/.test(address)) return address;
  if (!URL.canParse(address)) return undefined;
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(address).protocol) ? address : undefined;
}

/** `#rrggbb`, or one of the names that CSS knows; anything else is no colour. */
export const safeColour = (text: string): string | undefined =>
  /^(#[0-9a-f]{3,8}|rgb\([\d ,]+\)|[a-z]{3,20})$/i.test(text.trim()) ? text.trim() : undefined;
