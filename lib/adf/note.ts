import { cleanText } from './clean-text.ts';
import type { Inline, Paragraph, Text } from './nodes.ts';
import { LONGEST_NOTE } from './note-length.ts';

const ADDRESS = /https?:\/\/[^\s<>"]+/gi;
/** What ends a sentence or closes a bracket behind an address is seldom part of it. */
const TRAILING = /[.,;:!?'"”’»\]}]+$/;

/** An address in a text without what stands behind it; a bracket belongs to it when it opened one. */
function trimAddress(found: string): string {
  const address = found.replace(TRAILING, '');
  const isUnopened = address.endsWith(')') && address.split('(').length < address.split(')').length;
  return isUnopened ? trimAddress(address.slice(0, -1)) : address;
}

function linkTo(address: string): Text {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return { type: 'text', text: address };
  return { type: 'text', text: address, marks: [{ type: 'link', attrs: { href: url.href } }] };
}

/** A line's text, with its addresses as links. */
function writeLine(line: string): Text[] {
  const written: Text[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const address = trimAddress(found);
    if (index > end) written.push({ type: 'text', text: line.slice(end, index) });
    written.push(linkTo(address));
    end = index + address.length;
  }
  if (end < line.length) written.push({ type: 'text', text: line.slice(end) });
  return written;
}

function writeParagraph(lines: string): Paragraph {
  const content = lines.split('\n').flatMap((line, index): Inline[] => {
    const written = writeLine(line.trim());
    return index === 0 ? written : [{ type: 'hardBreak' }, ...written];
  });
  return { type: 'paragraph', content };
}

/**
 * What a person wrote in a plain field, as paragraphs: an empty line parts them, a single line end stays one, addresses
 * of the web become links. Gives none for an empty note; takes the first 10,000 units of a longer one.
 */
export function writeNote(note: string): Paragraph[] {
  const text = cleanText(note.slice(0, LONGEST_NOTE)).replace(/\r\n?/g, '\n');
  return text
    .split(/\n[^\S\n]*\n/)
    .map((lines) => lines.trim())
    .filter((lines) => lines !== '')
    .map(writeParagraph);
}
