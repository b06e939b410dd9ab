import type { Anchor, Inline, LinkMark, Text, TextMark } from './nodes.ts';
import { element, escapeText } from './xml.ts';

/** `#rrggbb` as Confluence itself writes a colour: it turns hexadecimal ones into `rgb()` on the first edit. */
function rgb(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return `rgb(${red},${green},${blue})`;
}

/** The name of an anchor as it stands in a fragment, where what is not ASCII may be percent-encoded. */
function anchorName(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * A link around content that is storage already. The id of an anchor holds the page's title in the old editor, so only
 * Confluence's own kind of link finds one within the page.
 */
export function linkToStorage({ attrs: { href } }: LinkMark, content: string): string {
  if (!href.startsWith('#')) return element('a', { href }, content);
  return element('ac:link', { 'ac:anchor': anchorName(href.slice(1)) }, element('ac:link-body', {}, content));
}

function wrapInMark(content: string, mark: TextMark): string {
  switch (mark.type) {
    case 'link':
      return linkToStorage(mark, content);
    case 'strong':
    case 'em':
    case 'code':
      return element(mark.type, {}, content);
    case 'underline':
      return element('u', {}, content);
    case 'strike':
      return element('s', {}, content);
    case 'subsup':
      return element(mark.attrs.type, {}, content);
    case 'textColor':
      return element('span', { style: `color: ${rgb(mark.attrs.color)};` }, content);
    case 'backgroundColor':
      return element('span', { style: `background-color: ${rgb(mark.attrs.color)};` }, content);
    default:
      mark satisfies never;
      return content;
  }
}

/** The first mark of a text is the outermost element. */
function textToStorage({ text, marks = [] }: Text): string {
  const content = escapeText(text);
  return content === '' ? '' : marks.toReversed().reduce(wrapInMark, content);
}

function anchorToStorage({ attrs }: Anchor): string {
  const name = element('ac:parameter', { 'ac:name': '' }, escapeText(attrs.parameters.macroParams[''].value));
  return element('ac:structured-macro', { 'ac:name': 'anchor', 'ac:schema-version': 1 }, name);
}

/** A smart link: a plain link for whoever does not know them. */
export function cardToStorage(url: string, appearance: 'inline' | 'block' | 'embed', layout?: string): string {
  return element('a', { href: url, 'data-card-appearance': appearance, 'data-layout': layout }, escapeText(url));
}

function nodeToStorage(node: Inline): string {
  switch (node.type) {
    case 'text':
      return textToStorage(node);
    case 'hardBreak':
      return element('br');
    case 'inlineCard':
      return cardToStorage(node.attrs.url, 'inline');
    case 'inlineExtension':
      return anchorToStorage(node);
    default:
      return node satisfies never;
  }
}

/** The content of a paragraph, heading, task or caption as storage XML; `''` for none. */
export function inlinesToStorage(inlines: readonly Inline[] = []): string {
  return inlines.map(nodeToStorage).join('');
}
