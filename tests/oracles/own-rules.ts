import { leadsTo } from './fragment.ts';

/** Any node of an ADF document, as it comes out of JSON: nothing about it is trusted yet. */
type AnyNode = {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type?: string; attrs?: Record<string, unknown> }[];
  content?: AnyNode[];
};

/** What XML 1.0 and so the storage format cannot carry, although every published oracle accepts it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:|#)/i;
const SAFE_PICTURE = /^https?:\/\//i;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

function stringComplaints({ content: _content, ...own }: AnyNode): string[] {
  const strings = stringsIn(own);
  const said: string[] = [];
  if (strings.some((text) => FORBIDDEN_CHARACTERS.test(text))) said.push('holds a control or noncharacter');
  if (!strings.every((text) => text.isWellFormed())) said.push('holds a lone surrogate');
  return said;
}

function linkComplaints(url: unknown, allowed: RegExp): string[] {
  if (typeof url !== 'string' || !allowed.test(url)) return [`has an unsafe address ${String(url).slice(0, 60)}`];
  if (!URL.canParse(url)) return url.startsWith('#') ? [] : [`has a broken address ${url.slice(0, 60)}`];
  const { username, password } = new URL(url);
  return username || password ? ['has credentials in its address'] : [];
}

function markComplaints(marks: NonNullable<AnyNode['marks']>): string[] {
  const types = marks.map(({ type }) => type);
  const said: string[] = [];
  if (marks.length === 0) said.push('has an empty list of marks');
  if (new Set(types).size < types.length) said.push(`has a mark twice: ${types.join(', ')}`);
  if (types.includes('code') && types.length > 1) said.push(`has code beside other marks: ${types.join(', ')}`);
  for (const { type, attrs } of marks) {
    if (type === 'link') said.push(...linkComplaints(attrs?.['href'], SAFE_LINK));
  }
  return said;
}

const span = (node: AnyNode, name: 'colspan' | 'rowspan'): number => {
  const value = node.attrs?.[name];
  return typeof value === 'number' ? value : 1;
};

function cellComplaints(cell: AnyNode): string[] {
  const widths = cell.attrs?.['colwidth'];
  if (widths === undefined) return [];
  if (!Array.isArray(widths) || widths.length !== span(cell, 'colspan'))
    return ['has another number of widths than columns'];
  return widths.every((width) => Number.isInteger(width) && width > 0) ? [] : ['has a width that is no whole pixel'];
}

/** Lays the cells out as a browser would, marking every square, so that holes and overlaps both show. */
function tableComplaints(table: AnyNode): string[] {
  const rows = table.content ?? [];
  const taken: boolean[][] = rows.map(() => []);
  for (const [row, { content = [] }] of rows.entries()) {
    let column = 0;
    for (const cell of content) {
      while (taken[row]?.[column]) column += 1;
      for (let down = row; down < row + span(cell, 'rowspan'); down += 1) {
        const line = taken[down];
        if (!line) return [`has a cell that reaches below row ${rows.length}`];
        for (let across = column; across < column + span(cell, 'colspan'); across += 1) {
          if (line[across]) return [`has overlapping cells in row ${down + 1}`];
          line[across] = true;
        }
      }
      column += span(cell, 'colspan');
    }
  }
  const counts = taken.map((line) => line.filter(Boolean).length);
  const lengths = taken.map((line) => line.length);
  return new Set([...counts, ...lengths]).size > 1 ? [`has ragged rows: ${counts.join(', ')} columns`] : [];
}

function mediaComplaints({ attrs = {} }: AnyNode): string[] {
  const said: string[] = [];
  for (const side of ['width', 'height']) {
    const length = attrs[side];
    if (length !== undefined && !(typeof length === 'number' && length > 0))
      said.push(`has a ${side} of ${String(length)}`);
  }
  if (attrs['type'] === 'external') said.push(...linkComplaints(attrs['url'], SAFE_PICTURE));
  else if (!attrs['id']) said.push('has no id');
  return said;
}

const sameMarks = (one: AnyNode, other: AnyNode): boolean =>
  JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);

function neighbourComplaints(content: AnyNode[]): string[] {
  const split = content.some((node, index) => {
    const next = content[index + 1];
    return node.type === 'text' && next?.type === 'text' && sameMarks(node, next);
  });
  return split ? ['has one text in two nodes'] : [];
}

function nodeComplaints(node: AnyNode): string[] {
  const said = [...stringComplaints(node), ...(node.marks ? markComplaints(node.marks) : [])];
  if (node.content) said.push(...neighbourComplaints(node.content));
  switch (node.type) {
    case 'text':
      return node.text === '' ? [...said, 'is empty'] : said;
    case 'table':
      return [...said, ...tableComplaints(node)];
    case 'tableCell':
    case 'tableHeader':
      return [...said, ...cellComplaints(node)];
    case 'media':
      return [...said, ...mediaComplaints(node)];
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return [...said, ...linkComplaints(node.attrs?.['url'], SAFE_PICTURE)];
    case 'doc':
    case 'tableRow':
    case 'bulletList':
    case 'orderedList':
    case 'blockquote':
      return node.content?.length ? said : [...said, 'has no content'];
    default:
      return said;
  }
}

const anchorOf = ({ type, attrs }: AnyNode): string | undefined => {
  const parameters = attrs?.['parameters'] as { macroParams?: { ''?: { value?: string } } } | undefined;
  return type === 'inlineExtension' ? parameters?.macroParams?.['']?.value : undefined;
};

const linksWithin = ({ marks = [] }: AnyNode): string[] =>
  marks
    .map(({ attrs }) => attrs?.['href'])
    .filter((href) => typeof href === 'string' && href.startsWith('#')) as string[];

/** What none of the published oracles notices and Confluence, a browser or a reader would trip over. */
export function ownComplaints(document: unknown): string[] {
  const said: string[] = [];
  const ids = new Set<unknown>();
  const anchors = new Set<string | undefined>();
  const within: string[] = [];
  const open: { node: AnyNode; path: string }[] = [{ node: document as AnyNode, path: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path } = next;
    said.push(...nodeComplaints(node).map((complaint) => `${path} (${node.type}) ${complaint}`));
    const id = node.attrs?.['localId'];
    if (id !== undefined && ids.has(id)) said.push(`${path} (${node.type}) has the local id of another node`);
    ids.add(id);
    anchors.add(anchorOf(node));
    within.push(...linksWithin(node));
    for (const [index, child] of (node.content ?? []).entries()) {
      open.push({ node: child, path: `${path}/content/${index}` });
    }
  }
  said.push(...within.filter((href) => !leadsTo(anchors, href)).map((href) => `links to ${href}, which is nowhere`));
  return said;
}
