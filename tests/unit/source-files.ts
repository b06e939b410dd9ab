import { readdirSync, readFileSync } from 'node:fs';

/** The checkout; the tests run from its top. */
const TOP_FOLDERS = ['lib', 'components', 'entrypoints'];

export type SourceFile = { path: string; text: string };

/** Every file below a folder whose name ends as told, with its text. Paths are relative to the checkout, with `/`. */
export function readFiles(folder: string, ending: RegExp): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Everything of ours that is shipped. */
export function readSources(): SourceFile[] {
  return TOP_FOLDERS.flatMap((folder) => readFiles(folder, /\.tsx?$/));
}
