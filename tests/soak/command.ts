import { parseArgs } from 'node:util';
import { soak } from '../unit/queue/soak';

function number(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`not a whole number: ${text}`);
  return value;
}

/** `[--clips N] [--seed S]`: prints what was counted; the exit code is not 0 when anything was lost or doubled. */
export async function runSoak(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { clips: text, seed: text } });
  const { wrongs, ...counts } = await soak({ clips: number(values.clips, 10_000), seed: number(values.seed, 1) });
  const lines = [
    ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
    `wrong: ${wrongs.length}`,
    ...wrongs,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return wrongs.length === 0 && counts.unfinished === 0 ? 0 : 1;
}
