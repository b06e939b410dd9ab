import { spawn } from 'node:child_process';

export type CommandOptions = { environment?: Record<string, string>; isQuiet?: boolean };

/** Runs a program with its output on ours and gives its exit code; 127 when there is no such program. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: options.isQuiet ? 'ignore' : 'inherit',
      env: { ...process.env, ...options.environment },
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** What a program prints, and its exit code. */
export function readCommand(program: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', () => resolve({ code: 127, output: '' }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** Runs a program that has to succeed; throws otherwise. */
export async function mustRun(program: string, args: readonly string[], options: CommandOptions = {}): Promise<void> {
  const code = await runCommand(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
}
