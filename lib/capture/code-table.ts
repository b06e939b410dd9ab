import type { CodeHint } from '../clip/recording';
import { type CodeCommand, makeCodeBlock } from './code-block';
import { readCodeHints } from './code-hints';
import { type CodePlace, readCodeText } from './code-text';
import { attribute, className, find, nodeName, textContent } from './node-reader';

/** Tables that highlighters draw code with: Pygments, Rouge, Chroma, highlight.js line numbers, GitHub. */
const CODE_TABLE =
  /(?:^|[\s_-])(?:highlighttable|highlight-?table|rouge-table|lntable|hljs-ln|js-file-line-container|blob-wrapper|code-?table|syntaxhighlighter|gutter-table|CodeMirror)(?:$|[\s_-])/i;
/** Cells that hold numbers beside the lines. */
const GUTTER_CELL =
  /(?:^|[\s_-])(?:linenos?|gl|gutter|rouge-gutter|blob-num|hljs-ln-numbers|lineno|line-?numbers?)(?:$|[\s_-])/i;
const ONLY_NUMBERS = /^[\s\d]*$/;

/** Gives the code of a table that draws it with line numbers, with the name above it; undefined for any other table. */
export function readCodeTable(table: Element, place: CodePlace): { name: string; block: CodeCommand } | undefined {
  if (!isCodeTable(table as HTMLTableElement)) return undefined;
  const lines: string[] = [];
  let hints: CodeHint[] | undefined;
  let name = '';
  for (const row of (table as HTMLTableElement).rows) {
    if (place.scope?.covers(row) === 'none') continue;
    for (const cell of row.cells) {
      if (isGutter(cell)) continue;
      if (nodeName(cell) === 'TH') {
        name += textContent(cell);
        continue;
      }
      lines.push(readCodeText(find(cell, 'pre') ?? cell, place));
      hints ??= readCodeHints(find(cell, 'pre') ?? cell);
    }
  }
  const block = makeCodeBlock(lines.join('\n').replace(/\s+$/, ''), [...(hints ?? []), ...readCodeHints(table)]);
  return block && { name, block };
}

/** Says whether a table is only a way to draw code with line numbers. */
export function isCodeTable(table: HTMLTableElement): boolean {
  const row = table.rows[0];
  if (!row || row.cells.length > 3) return false;
  if (CODE_TABLE.test(className(table))) return true;
  if (row.cells.length !== 2 || !find(table, 'pre, code')) return false;
  const [gutter, code] = row.cells;
  const isNumbered = gutter !== undefined && isGutter(gutter) && textContent(gutter).trim() !== '';
  return isNumbered && code !== undefined && find(code, 'pre, code') !== null;
}

function isGutter(cell: Element): boolean {
  if (attribute(cell, 'data-line-number') !== null) return true;
  return (
    ONLY_NUMBERS.test(textContent(cell)) && (GUTTER_CELL.test(className(cell)) || find(cell, 'pre, .lnt') !== null)
  );
}
