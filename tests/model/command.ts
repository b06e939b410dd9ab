import { parseArgs } from 'node:util';
import { type CheckOptions, check, type Verdict } from './check';
import { BENIGN_VARIANT, MUTANTS } from './mutants';
import { type Protocol, REAL_PROTOCOL } from './protocol';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function toLine(name: string, verdict: Verdict): string {
  const { states, violation } = verdict;
  const found = violation ? `${violation.rule}: ${violation.story.join(' → ')}` : 'no violation';
  return `${name}: ${states} states, ${found}`;
}

function mustPass(name: string, protocol: Protocol, options: CheckOptions): boolean {
  const verdict = check(protocol, options);
  print(toLine(name, verdict));
  return verdict.violation === undefined;
}

function number(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`not a whole number: ${text}`);
  return value;
}

/**
 * `[--faults N] [--workers N] [--decisions N] [--text-only] [--mutants]`: explores the protocol with so many faults, workers and
 * decisions of the person; with `--mutants` also shows that each known-bad protocol is caught. Gives the exit code.
 */
export function runModel(args: string[]): number {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { faults: text, workers: text, decisions: text, mutants: flag, 'text-only': flag } as const;
  const { values } = parseArgs({ args, options });
  const size = {
    faults: number(values.faults, 2),
    workers: number(values.workers, 2),
    decisions: number(values.decisions, 1),
    hasPicture: !values['text-only'],
  };
  let isGood = mustPass('draft first', REAL_PROTOCOL, size);
  if (!values.mutants) return isGood ? 0 : 1;
  isGood =
    mustPass('relaxed after the uploads only', BENIGN_VARIANT, { workers: 2, faults: 1, decisions: 0 }) && isGood;
  for (const { name, protocol, options: small, breaks } of MUTANTS) {
    const verdict = check(protocol, small);
    print(toLine(name, verdict));
    isGood &&= verdict.violation !== undefined && breaks.includes(verdict.violation.rule);
  }
  return isGood ? 0 : 1;
}
