import type { Anchor, Inline, Text, TextMark } from './nodes.ts';
import { element, escapeText } from './xml.ts';

/** `#rrggbb` as Confluence itself writes a colour: it turns hexadecimal ones into `rgb()` on the first edit. */
function rgb(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return `rgb(${red},${green},${blue})`;
}

function wrapInMark(content: string, mark: TextMark): string {
  switch (mark.type) {
    case 'link':
      return element('a', { href: mark.attrs.href }, content);
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
