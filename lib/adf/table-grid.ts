import type { Table, TableCell } from './nodes.ts';

/** A cell with the row and column, counted from 0, that its upper start corner takes. */
export type PlacedCell = { cell: TableCell; row: number; column: number };

/** Where each cell of a table stands, in document order, once the spans of the rows above are counted. */
export function placeCells(table: Table): PlacedCell[] {
  const placed: PlacedCell[] = [];
  /** By column: the first row that no span from above covers any more. */
  const freeFrom: number[] = [];
  table.content.forEach(({ content }, row) => {
    let column = 0;
    for (const cell of content) {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      placed.push({ cell, row, column });
      const end = column + (cell.attrs?.colspan ?? 1);
      for (; column < end; column += 1) freeFrom[column] = row + (cell.attrs?.rowspan ?? 1);
    }
  });
  return placed;
}

/** The width of every column in CSS pixels, or undefined unless every column's is known. */
export function columnWidths(table: Table): number[] | undefined {
  const widths: (number | undefined)[] = [];
  for (const { cell, column } of placeCells(table)) {
    const known = cell.attrs?.colwidth;
    for (let offset = 0; offset < (cell.attrs?.colspan ?? 1); offset += 1) {
      widths[column + offset] ??= known?.[offset];
    }
  }
  const all = Array.from(widths, (width) => width ?? 0);
  return all.every((width) => width > 0) ? all : undefined;
}
