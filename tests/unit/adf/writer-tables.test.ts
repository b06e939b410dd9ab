import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableCell } from '../../../lib/adf/nodes';
import { type DraftCell, type DraftRow, fitTable } from '../../../lib/adf/table-fit';

function cell(text: string, changes: Partial<DraftCell> = {}): DraftCell {
  const content: DraftCell['content'] = [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  return { isHeader: false, colspan: 1, rowspan: 1, content, ...changes };
}

const group = {};
const row = (...cells: DraftCell[]): DraftRow => ({ section: 'body', group, cells });

/** A cell as its text, its kind if it is a header, and its spans if it has any. */
function brief({ type, attrs, content }: TableCell): string {
  const text = JSON.stringify(content).match(/"text":"(\w+)"/)?.[1] ?? '·';
  const span = attrs?.colspan || attrs?.rowspan ? ` ${attrs.colspan ?? 1}x${attrs.rowspan ?? 1}` : '';
  return `${type === 'tableHeader' ? '#' : ''}${text}${span}`;
}

const fitted = (...rows: DraftRow[]) => fitTable(rows).map(({ content }) => content.map(brief).join(', '));

describe('rows as a page has them', () => {
  it('stay as they are where they make a grid', () => {
    expect(fitted(row(cell('a'), cell('b')), row(cell('c'), cell('d')))).toEqual(['a, b', 'c, d']);
  });

  it('are filled up where they are ragged', () => {
    expect(fitted(row(cell('a')), row(cell('b'), cell('c'), cell('d')))).toEqual(['a, · 2x1', 'b, c, d']);
  });

  it('keep spans that fit', () => {
    expect(fitted(row(cell('a', { colspan: 2 }), cell('b', { rowspan: 2 })), row(cell('c'), cell('d')))).toEqual([
      'a 2x1, b 1x2',
      'c, d',
    ]);
  });

  it('lose spans over columns and rows in which nothing begins', () => {
    expect(fitted(row(cell('a'), cell('b', { colspan: 1000, rowspan: 900 })), row(cell('c')))).toEqual([
      'a, b 1x2',
      'c',
    ]);
  });

  it('are one where every cell of the first reaches into the second', () => {
    expect(fitted(row(cell('a', { rowspan: 2 })), row(cell('b'), cell('c')))).toEqual(['a, b, c']);
    expect(fitted(row(), row(cell('a', { rowspan: 3 })), row(cell('b')), row(cell('c')))).toEqual(['a 1x2, b', 'c']);
  });

  it('end spans with their group', () => {
    const head: DraftRow = { section: 'head', group: {}, cells: [cell('a', { rowspan: 3 }), cell('b')] };
    expect(fitted(head, row(cell('c'), cell('d')))).toEqual(['a, b', 'c, d']);
  });

  it('reach down to the end of the group where the span says nothing', () => {
    const foot: DraftRow = { section: 'foot', group: {}, cells: [cell('e'), cell('f')] };
    expect(fitted(row(cell('a', { rowspan: 0 }), cell('b')), row(cell('c')), row(cell('d')), foot)).toEqual([
      'a 1x3, b',
      'c',
      'd',
      'e, f',
    ]);
  });

  it('cut a span where a cell from above is in its way', () => {
    expect(
      fitted(row(cell('a'), cell('b', { rowspan: 2 })), row(cell('c', { colspan: 3 })), row(cell('d'), cell('e'))),
    ).toEqual(['a, b 1x2', 'c', 'd, e']);
  });

  it('come with the head first and the foot last', () => {
    const section = (name: DraftRow['section'], text: string): DraftRow => ({
      section: name,
      group: {},
      cells: [cell(text), cell(text)],
    });
    expect(fitted(section('foot', 'f'), section('body', 'b'), section('head', 'h'))).toEqual(['h, h', 'b, b', 'f, f']);
  });

  it('are none where there are no cells', () => {
    expect(fitted(row(), row())).toEqual([]);
  });

  it('get widths that fill the page where every column has one', () => {
    const [first, second] = fitTable([
      row(cell('a', { width: 100 }), cell('b', { width: 300, colspan: 2 })),
      row(cell('c'), cell('d', { width: 100 }), cell('e', { width: 180 })),
    ]);
    expect(first?.content.map(({ attrs }) => attrs?.colwidth)).toEqual([[200], [200, 360]]);
    expect(second?.content.map(({ attrs }) => attrs?.colwidth)).toEqual([[200], [200], [360]]);
  });

  it('get no widths where one is missing', () => {
    const [first] = fitTable([row(cell('a', { width: 100 }), cell('b'))]);
    expect(first?.content.map(({ attrs }) => attrs)).toEqual([undefined, undefined]);
  });
});

describe('whatever the spans', () => {
  const draftCell = fc.record({ colspan: fc.nat(6), rowspan: fc.nat(6), isHeader: fc.boolean(), width: fc.nat(200) });
  const groups = [{}, {}, undefined];
  const draftRow = fc.record({
    section: fc.constantFrom<DraftRow['section']>('head', 'body', 'foot'),
    group: fc.constantFrom(...groups),
    cells: fc.array(draftCell, { maxLength: 6 }),
  });

  it('the grid is full and nothing overlaps', () => {
    fc.assert(
      fc.property(fc.array(draftRow, { maxLength: 8 }), (drafts) => {
        const rows = fitTable(
          drafts.map((draft) => ({ ...draft, cells: draft.cells.map((value) => cell('x', value)) })),
        );
        const covered = new Map<string, number>();
        rows.forEach(({ content }, at) => {
          let column = 0;
          for (const { attrs } of content) {
            while (covered.has(`${at},${column}`)) column += 1;
            for (let down = 0; down < (attrs?.rowspan ?? 1); down += 1) {
              for (let over = 0; over < (attrs?.colspan ?? 1); over += 1) {
                const key = `${at + down},${column + over}`;
                covered.set(key, (covered.get(key) ?? 0) + 1);
              }
            }
          }
        });
        const columns = Math.max(0, ...[...covered.keys()].map((key) => Number(key.split(',')[1]) + 1));
        expect([...covered.values()].every((count) => count === 1)).toBe(true);
        expect(covered.size).toBe(columns * rows.length);
      }),
      { seed: 20_261_124, numRuns: 1_000 },
    );
  });
});
