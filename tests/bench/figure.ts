/** One measured figure. `ratio` compares it with a floor of the same run, which another machine can be held to. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  floor?: number;
  /** What the floor is, where it is not the least that could be done. */
  against?: string;
  ratio?: number;
  /** What is aimed at, in words; a benchmark shows it and judges nothing. */
  goal?: string;
  rounds: number;
};

/** A benchmark says what it measured; who calls it prints. */
export type Benchmark = () => Promise<Figure[]>;

/** The middle of what was measured; a mean would tell of the machine's other work. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

/** The middle of ratios: twice as fast here and half as fast there cancel out. */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** Small figures with the digits that tell them apart. */
const show = (value: number): string => value.toFixed(Math.abs(value) < 1 ? 2 : 1);

export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, floor, against = 'floor', ratio, goal, rounds }) => [
    name,
    `${show(value)} ${unit}`,
    floor === undefined ? '' : `${against} ${show(floor)} ${unit}`,
    ratio === undefined ? '' : `${show(ratio)} x`,
    goal === undefined ? '' : `goal ${goal}`,
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
