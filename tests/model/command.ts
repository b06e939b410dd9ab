import { parseArgs } from 'node:util';
import { check } from './check';
import { REAL_PROTOCOL } from './protocol';

export function runModel(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      faults: { type: 'string', default: '3' },
      workers: { type: 'string', default: '2' },
      decisions: { type: 'string', default: '1' },
    },
  });
  const options = {
    faults: Number(values.faults),
    workers: Number(values.workers),
    decisions: Number(values.decisions),
  };
  const started = performance.now();
  const verdict = check(REAL_PROTOCOL, options);
  process.stdout.write(`${JSON.stringify(verdict, undefined, 1)} ${Math.round(performance.now() - started)} ms\n`);
  return verdict.violation ? 1 : 0;
}
