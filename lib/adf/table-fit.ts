import type { CellBlock, TableCell, TableRow } from './nodes.ts';

/** A cell as a page has it: spans may lie, rows may be ragged. */
export type DraftCell = {
  isHeader: boolean;
  colspan: number;
  /** 0 means down to the end of the row's group, as in HTML. */
  rowspan: number;
  /** The width it takes on the page in CSS pixels, where known. */
  width?: number;
  background?: string;
  content: CellBlock[];
};
export type DraftRow = {
  section: 'head' | 'body' | 'foot';
  /** Rows of one group share this object; spans end with the group. */
  group: unknown;
  cells: DraftCell[];
};

type Placed = { cell: DraftCell; row: number; column: number; endRow: number; endColumn: number };

/** As much as the body of a Confluence page is wide, in CSS pixels, and what its editor lets a column shrink to. */
const PAGE_WIDTH = 760;
const MIN_COLUMN = 48;
const MAX_SPAN = 1000;

const SECTION_ORDER = { head: 0, body: 1, foot: 2 };

/**
 * Takes rows as a page has them and gives rows on a full rectangular grid, or none for a table without cells: head
 * first and foot last, spans cut where the group or the next cell begins, columns and rows in which no cell begins
 * closed up, and rows in which none ends, and gaps filled with empty cells. Column widths are given only when every column's is known.
 * The placing follows the table model of HTML, "forming a table".
 */
export function fitTable(drafts: readonly DraftRow[]): TableRow[] {
  const rows = drafts.toSorted((one, other) => SECTION_ORDER[one.section] - SECTION_ORDER[other.section]);
  const placed = place(rows);
  const rowAt = closeUp(placed.map(({ row }) => row));
  const columnAt = closeUp(placed.map(({ column }) => column));
  for (const cell of placed) {
    cell.row = rowAt(cell.row);
    cell.endRow = rowAt(cell.endRow);
    cell.column = columnAt(cell.column);
    cell.endColumn = columnAt(cell.endColumn);
  }
  joinRows(placed);
  const columnCount = columnAt(Number.POSITIVE_INFINITY);
  const widths = columnWidths(placed, columnCount);
  return fill(placed, columnCount).map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => toCell(cell, widths)),
  }));
}

function place(rows: readonly DraftRow[]): Placed[] {
  const placed: Placed[] = [];
  /** By column: the first row that no span from above covers any more. */
  const freeFrom: number[] = [];
  const groupEnds = endsOfGroups(rows);
  rows.forEach(({ cells }, row) => {
    const isTaken = (column: number) => (freeFrom[column] ?? 0) > row;
    let column = 0;
    for (const cell of cells) {
      while (isTaken(column)) column += 1;
      const groupEnd = groupEnds[row] ?? row + 1;
      const endRow = cell.rowspan === 0 ? groupEnd : Math.min(row + Math.max(1, cell.rowspan), groupEnd);
      const limit = column + Math.min(Math.max(1, cell.colspan), MAX_SPAN);
      let endColumn = column + 1;
      while (endColumn < limit && !isTaken(endColumn)) endColumn += 1;
      freeFrom.length = Math.max(freeFrom.length, endColumn);
      freeFrom.fill(endRow, column, endColumn);
      placed.push({ cell, row, column, endRow, endColumn });
      column = endColumn;
    }
  });
  return placed;
}

function endsOfGroups(rows: readonly DraftRow[]): number[] {
  const ends = rows.map((_, index) => index + 1);
  for (let index = rows.length - 2; index >= 0; index -= 1) {
    if (rows[index]?.group === rows[index + 1]?.group) ends[index] = ends[index + 1] ?? index + 1;
  }
  return ends;
}

/** Gives the function from a position to how many of the used positions lie before it. */
function closeUp(starts: readonly number[]): (position: number) => number {
  const used = [...new Set(starts)].sort((one, other) => one - other);
  const ranks = new Map(used.map((position, rank) => [position, rank]));
  return (position) => ranks.get(position) ?? lowerBound(used, position);
}

function lowerBound(sorted: readonly number[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes one row of two where no cell ends between them: what begins in the first reaches into the second. */
function joinRows(placed: Placed[]): void {
  const ends = new Set(placed.map(({ endRow }) => endRow));
  const rowAt = closeUp([0, ...placed.map(({ row }) => row).filter((row) => ends.has(row))]);
  for (const cell of placed) {
    cell.row = rowAt(cell.row + 1) - 1;
    cell.endRow = rowAt(cell.endRow);
  }
  placed.sort((one, other) => one.row - other.row || one.column - other.column);
}

function fill(placed: readonly Placed[], columnCount: number): Placed[][] {
  const rows: Placed[][] = [];
  const freeFrom = new Array<number>(columnCount).fill(0);
  const pad = (row: number, from: number, to: number) => {
    for (let column = from; column < to; column += 1) {
      if ((freeFrom[column] ?? 0) > row) continue;
      let endColumn = column + 1;
      while (endColumn < to && (freeFrom[endColumn] ?? 0) <= row) endColumn += 1;
      const isHeader = rows[row]?.every(({ cell }) => cell.isHeader) ?? false;
      const cell: DraftCell = { isHeader, colspan: 1, rowspan: 1, content: [] };
      rows[row]?.push({ cell, row, column, endRow: row + 1, endColumn });
      column = endColumn - 1;
    }
  };
  let nextColumn = 0;
  for (const cell of placed) {
    if (!rows[cell.row]) {
      if (cell.row > 0) pad(cell.row - 1, nextColumn, columnCount);
      rows[cell.row] = [];
      nextColumn = 0;
    }
    pad(cell.row, nextColumn, cell.column);
    rows[cell.row]?.push(cell);
    freeFrom.fill(cell.endRow, cell.column, cell.endColumn);
    nextColumn = cell.endColumn;
  }
  pad(rows.length - 1, nextColumn, columnCount);
  return rows;
}

/** The width of each column, so that all together are as wide as the page, or none unless all are known. */
function columnWidths(placed: readonly Placed[], columnCount: number): number[] | undefined {
  const widths = new Array<number>(columnCount).fill(0);
  for (const { cell, column, endColumn } of placed) {
    if (endColumn === column + 1 && cell.width && !widths[column]) widths[column] = cell.width;
  }
  if (columnCount < 2 || !widths.every((width) => width > 0)) return undefined;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const scale = PAGE_WIDTH / total;
  return widths.map((width) => Math.max(MIN_COLUMN, Math.round(width * scale)));
}

function toCell({ cell, row, column, endRow, endColumn }: Placed, widths: number[] | undefined): TableCell {
  const attrs: TableCell['attrs'] = {};
  if (endColumn - column > 1) attrs.colspan = endColumn - column;
  if (endRow - row > 1) attrs.rowspan = endRow - row;
  if (widths) attrs.colwidth = widths.slice(column, endColumn);
  if (cell.background) attrs.background = cell.background;
  return {
    type: cell.isHeader ? 'tableHeader' : 'tableCell',
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: cell.content.length > 0 ? cell.content : [{ type: 'paragraph' }],
  };
}
