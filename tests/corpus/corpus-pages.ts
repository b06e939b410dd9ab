import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** One page of a corpus: its file, and its path below the folder with `/` between. */
export type CorpusPage = { file: string; path: string };

/** Every HTML file below a folder, in order of path; what a test of another extractor expects is no page. */
export async function findPages(folder: string): Promise<CorpusPage[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html') && entry.name !== 'expected.html')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(folder, file).split(sep).join('/') }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}
