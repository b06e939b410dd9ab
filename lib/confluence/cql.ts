/** Characters with a meaning in Confluence's text search; what a person types is never a search expression. */
const SEARCH_SYNTAX = /[\p{Cc}+\-&|!(){}[\]^"~*?\\/:<>=.,;'@#$%`]+/gu;
const LONGEST_WORDS = 200;

/** Searches for spaces whose name holds the words, the last one as a beginning; undefined when no word is left. */
export function toSpaceQuery(words: string): string | undefined {
  const title = toTitleClause(words);
  return title && `type = space and ${title}`;
}

/** Searches for pages by title, in one space or in all; without words the pages changed last. */
export function toPageQuery(words: string, spaceKey?: string): string {
  const title = toTitleClause(words);
  const clauses = ['type = page', title, spaceKey !== undefined && `space = ${quote(spaceKey)}`].filter(Boolean);
  return clauses.join(' and ') + (title === undefined ? ' order by lastmodified desc' : '');
}

function toTitleClause(words: string): string | undefined {
  const cleaned = words.slice(0, LONGEST_WORDS).replace(SEARCH_SYNTAX, ' ').replace(/\s+/g, ' ').trim().toWellFormed();
  return cleaned === '' ? undefined : `title ~ ${quote(`${cleaned}*`)}`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
