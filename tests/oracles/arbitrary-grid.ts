import type { CellBlock, TableCell } from '../../lib/adf/nodes.ts';
import { defined } from './arbitrary-leaves.ts';

/** The size of a table, what decides where it is cut, and the widths of its columns. */
export type Grid = { rows: number; columns: number; seed: number[]; widths: number[] | undefined };

/** Cuts a full grid into cells with spans, so that it is rectangular whatever the seed says. */
export function cutGrid(
  { rows, columns, seed, widths }: Grid,
  contents: CellBlock[][],
  background: string | undefined,
): TableCell[][] {
  const owner = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  let turn = 0;
  const draw = (limit: number): number => 1 + ((seed[turn++ % seed.length] ?? 0) % limit);
  return owner.map((line, row) => {
    const cells: TableCell[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (line[column]) continue;
      let colspan = 1;
      for (const wanted = draw(2); colspan < wanted && column + colspan < columns && !line[column + colspan]; )
        colspan += 1;
      const rowspan = Math.min(draw(2), rows - row);
      for (let down = row; down < row + rowspan; down += 1) {
        owner[down]?.fill(true, column, column + colspan);
      }
      const attrs = defined({
        colspan: colspan > 1 ? colspan : undefined,
        rowspan: rowspan > 1 ? rowspan : undefined,
        colwidth: widths?.slice(column, column + colspan),
        background: draw(5) === 1 ? background : undefined,
      }) as TableCell['attrs'];
      const content = contents[turn % contents.length] ?? [{ type: 'paragraph' as const }];
      cells.push({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        ...(attrs && Object.keys(attrs).length > 0 && { attrs }),
        content,
      });
    }
    return cells;
  });
}
