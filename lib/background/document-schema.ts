import type { AdfDocument } from '../adf/nodes';

/** Deeper than any capture goes: the walk stops at 256, and a table's cells and lists add levels of their own. */
const DEEPEST = 1_024;

/** Which may stand in which is left to Confluence: it refuses what it does not take, and the clip is still there. */
const HOLDING =
  /^(?:paragraph|heading|bulletList|orderedList|listItem|task(?:List|Item)|codeBlock|blockquote|panel|table(?:Row|Cell|Header)?|mediaSingle|caption|expand|nestedExpand)$/;
const LEAF = /^(?:text|hardBreak|rule|media|inlineCard|inlineExtension|blockCard|embedCard)$/;
const MARK = /^(?:link|strong|em|strike|underline|code|subsup|textColor|backgroundColor|alignment)$/;
const NEEDS_ATTRIBUTES =
  /^(?:heading|task(?:List|Item)|panel|expand|nestedExpand|media(?:Single)?|inlineCard|inlineExtension|blockCard|embedCard|link|subsup|textColor|backgroundColor|alignment)$/;
const SAFE_LINK = /^(?:https?|mailto|tel):/i;

type Loose = Record<string, unknown>;

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSafe({ type, attrs }: Loose): boolean {
  if (attrs === undefined) return !NEEDS_ATTRIBUTES.test(String(type));
  if (!isObject(attrs)) return false;
  return [attrs['href'], attrs['url']].every((link) => link === undefined || SAFE_LINK.test(String(link)));
}

function isMark(value: unknown): boolean {
  return isObject(value) && MARK.test(String(value['type'])) && isSafe(value);
}

function isNode(value: unknown): boolean {
  if (!isObject(value) || !isSafe(value)) return false;
  const { type, content, marks = [], text } = value;
  if (!Array.isArray(marks) || !marks.every(isMark)) return false;
  if (LEAF.test(String(type))) return content === undefined && (type === 'text') === (typeof text === 'string');
  return HOLDING.test(String(type)) && (content === undefined || (Array.isArray(content) && content.every(isNode)));
}

/** Whether a value nests deeper than any document of ours; looked at level by level, for recursion is what is feared. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}

/** A document from a store or a file of unknown origin: only nodes, marks and schemes that a capture makes; else undefined. */
export function parseDocument(stored: unknown): AdfDocument | undefined {
  if (!isObject(stored) || isTooDeep(stored)) return undefined;
  const { version, type, content } = stored;
  const isDocument = version === 1 && type === 'doc' && Array.isArray(content) && content.every(isNode);
  return isDocument ? (stored as AdfDocument) : undefined;
}
