import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION } from './extension-browser.ts';

/** What is wrong with a build: some of its files, by name, each as a function of what it was. */
export type Damage = Record<string, (content: string) => string>;

/** A copy of the production build with some files changed; gives its folder, which is the caller's to remove. */
export function damageBuild(damage: Damage): string {
  const folder = mkdtempSync(join(tmpdir(), 'quick-capture-build-'));
  cpSync(EXTENSION, folder, { recursive: true });
  for (const [name, change] of Object.entries(damage)) {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
  return folder;
}
