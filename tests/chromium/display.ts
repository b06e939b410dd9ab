import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A private X display with a window manager, for what only real keys and real menus can show. */
export type Display = {
  /** Goes into the environment of what shall be seen on it. */
  name: string;
  /** Presses a key or chord by its X name, as a keyboard would: `alt+shift+k`, `Return`. */
  press(chord: string): void;
  /** Moves the pointer to a point of the screen and clicks there; button 3 is the right one. */
  click(point: { x: number; y: number }, button: 1 | 3): void;
  close(): Promise<void>;
};

/** Xvfb chooses a free display by itself and writes its number to the descriptor it is given. */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const name = `:${await readNumber(server)}`;
  const environment = { ...process.env, DISPLAY: name };
  const manager = spawn('openbox', [], { stdio: 'ignore', env: environment });
  const xdotool = (args: readonly string[]) => execFileSync('xdotool', args, { env: environment });
  return {
    name,
    press: (chord) => void xdotool(['key', '--delay', '0', chord]),
    click: ({ x, y }, button) => void xdotool(['mousemove', String(x), String(y), 'click', String(button)]),
    close: async () => {
      await stop(manager);
      await stop(server);
    },
  };
}

async function readNumber(server: ChildProcess): Promise<string> {
  // The fourth of `stdio` above is a pipe, so this is the stream Xvfb writes to.
  const numbers = server.stdio[3] as Readable;
  const failed = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start')));
  const [chunk] = await Promise.race([once(numbers, 'data'), failed]);
  return String(chunk).trim();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
