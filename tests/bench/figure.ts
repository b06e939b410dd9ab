/** One measured figure. `ratio` compares it with a floor of the same run, which another machine can be held to. */
export type Figure = { name: string; value: number; unit: string; floor?: number; ratio?: number; rounds: number };

/** A benchmark says what it measured; who calls it prints. */
export type Benchmark = () => Promise<Figure[]>;

/** The middle of what was measured; a mean would tell of the machine's other work. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, floor, ratio, rounds }) => [
    name,
    `${value.toFixed(1)} ${unit}`,
    floor === undefined ? '' : `floor ${floor.toFixed(1)} ${unit}`,
    ratio === undefined ? '' : `${ratio.toFixed(1)} x`,
    `${rounds} rounds`,
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
