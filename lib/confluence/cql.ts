/** Characters with a meaning in Confluence's text search; what a person types is never a search expression. */
const SEARCH_SYNTAX = /[\p{Cc}+\-&|!(){}[\]^"~*?\\/:<>=.,;'@#$%`]+/gu;
const LONGEST_WORDS = 200;

/** Searches for spaces whose name holds the words, the last one as a beginning; undefined when no word is left. */
export function toSpaceQuery(words: string): string | undefined {
  const title = toTitleClause(words);
  return title && `type = space and ${title}`;
}

/** What can hold a page: `folder` is left out for a service whose search does not know the word. */
export type ParentKinds = 'page' | 'page, folder';

/** Searches for what can hold a page by title, in one space or in all; without words what was changed last. */
export function toParentQuery(words: string, kinds: ParentKinds, spaceKey?: string): string {
  const title = toTitleClause(words);
  const inSpace = spaceKey !== undefined && `space = ${quote(spaceKey)}`;
  const clauses = [`type in (${kinds})`, title, inSpace].filter(Boolean);
  return clauses.join(' and ') + (title === undefined ? ' order by lastmodified desc' : '');
}

/** Asks for contents by their ids, which are digits. */
export function toIdQuery(ids: readonly string[]): string {
  return `id in (${ids.join(', ')})`;
}

function toTitleClause(words: string): string | undefined {
  const cleaned = words.slice(0, LONGEST_WORDS).replace(SEARCH_SYNTAX, ' ').replace(/\s+/g, ' ').trim().toWellFormed();
  return cleaned === '' ? undefined : `title ~ ${quote(`${cleaned}*`)}`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
