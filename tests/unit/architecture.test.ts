import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile } from './source-files';

/**
 * Who may import whom. `types` are folders of which only types may be imported: what is not there at run time cannot
 * be called. The same table stands in words in docs/architecture.md, and in biome.json for the editor.
 */
type Row = { values?: readonly string[]; types?: readonly string[]; packages?: readonly string[] };

const LIB_BUT_PLATFORM = [
  'clip',
  'adf',
  'http',
  'confluence',
  'auth',
  'queue',
  'settings',
  'messaging',
  'capture',
  'compose',
  'receipt',
].map((folder) => `lib/${folder}`);

const TABLE: Record<string, Row> = {
  'lib/adf': {},
  'lib/http': {},
  'lib/clip': { types: ['lib/adf'] },
  'lib/capture': { values: ['lib/clip'], types: ['lib/adf'], packages: ['@mozilla/readability'] },
  'lib/compose': { values: ['lib/clip', 'lib/adf'] },
  'lib/confluence': { values: ['lib/clip', 'lib/adf', 'lib/http'], packages: ['valibot'] },
  'lib/auth': { values: ['lib/clip', 'lib/http'], packages: ['valibot', 'idb'] },
  'lib/queue': { values: ['lib/clip', 'lib/adf', 'lib/confluence'], packages: ['idb'] },
  'lib/settings': { values: ['lib/clip'], packages: ['valibot'] },
  'lib/messaging': { types: ['lib/clip'], packages: ['valibot'] },
  'lib/receipt': { types: ['lib/messaging'] },
  'lib/background': { values: LIB_BUT_PLATFORM, packages: ['valibot'] },
  'lib/platform': { values: ['lib/messaging'], packages: ['webextension-polyfill', 'wxt'] },
  components: {
    values: ['lib/clip', 'lib/adf', 'lib/settings'],
    types: ['lib/queue', 'lib/messaging', 'lib/auth', 'lib/confluence', 'public/_locales'],
    packages: ['preact'],
  },
  entrypoints: { values: ['lib', 'components'], packages: ['preact', 'wxt'] },
};

type Import = { from: string; to: string; isType: boolean };

describe('the plan of the house', () => {
  const sources = readSources();

  it('has a row for every folder', () => {
    const folders = new Set(sources.map(({ path }) => folderOf(path)));
    expect([...folders].filter((folder) => !(folder in TABLE))).toEqual([]);
  });

  it('lets no folder import what its row does not name', () => {
    const wrongArrows = sources
      .flatMap(importsOf)
      .filter((arrow) => !isAllowed(arrow))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(wrongArrows).toEqual([]);
  });

  it('keeps every file within 250 lines', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('names files in kebab case, and screens and components in Pascal case', () => {
    const oddNames = sources
      .map(({ path }) => path)
      .filter((path) => !/\/([a-z0-9]+(-[a-z0-9]+)*|[A-Z][A-Za-z]+)\.(browser\.)?(d\.)?tsx?$/.test(path));
    expect(oddNames).toEqual([]);
  });

  it.each([
    {
      what: 'an adapter',
      path: 'lib/adf/x.ts',
      text: "import { browser } from '../platform/browser';",
      arrow: 'lib/platform/browser',
    },
    { what: 'a package', path: 'lib/clip/x.ts', text: "import { parse } from 'valibot';", arrow: 'valibot' },
    {
      what: 'a value of a types-only folder',
      path: 'lib/clip/x.ts',
      text: "import { paragraph } from '../adf/builders';",
      arrow: 'lib/adf/builders',
    },
    {
      what: 'a value among types',
      path: 'lib/clip/x.ts',
      text: "import { type A, b } from '../adf/nodes';",
      arrow: 'lib/adf/nodes',
    },
    {
      what: 'something on several lines',
      path: 'lib/clip/x.ts',
      text: "import {\n  a,\n} from '../adf/nodes';",
      arrow: 'lib/adf/nodes',
    },
    {
      what: 'something on demand',
      path: 'lib/adf/x.ts',
      text: "await import('../clip/clip');",
      arrow: 'lib/clip/clip',
    },
    {
      what: 'something passed on',
      path: 'lib/adf/x.ts',
      text: "export { a } from '../clip/clip';",
      arrow: 'lib/clip/clip',
    },
    { what: 'a side effect', path: 'lib/adf/x.ts', text: "import '../clip/clip';", arrow: 'lib/clip/clip' },
  ])('would see $what that is not allowed', ({ path, text, arrow }) => {
    expect(importsOf({ path, text }).filter((found) => !isAllowed(found))).toMatchObject([{ to: arrow }]);
  });

  it('takes types where types are allowed', () => {
    const text =
      "import type { AdfDocument } from '../adf/nodes';\nimport { type A, type B } from '../adf/nodes';\nexport type { C } from '../adf/nodes';";
    expect(importsOf({ path: 'lib/clip/x.ts', text }).filter((found) => !isAllowed(found))).toEqual([]);
  });
});

function folderOf(path: string): string {
  return path.startsWith('lib/') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? path);
}

function importsOf({ path, text }: SourceFile): Import[] {
  const statements =
    /(?:import|export)\s+(?<what>[^'"`;]*?)\s*from\s*['"](?<from>[^'"]+)['"]|import\s*\(?\s*['"](?<bare>[^'"]+)['"]/g;
  return [...text.matchAll(statements)].map(({ groups = {} }) => {
    const to = groups['from'] ?? groups['bare'] ?? '';
    return {
      from: path,
      to: to.startsWith('.') ? posix.join(posix.dirname(path), to).replace(/\.tsx?$/, '') : to,
      isType: isTypeClause(groups['what'] ?? ''),
    };
  });
}

function isTypeClause(what: string): boolean {
  if (what.startsWith('type ')) return true;
  const names = /^\{(?<list>[^}]*)\}$/s.exec(what)?.groups?.['list']?.split(',') ?? [''];
  return (
    names
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => name.startsWith('type ')) && names.some((name) => name.trim())
  );
}

function isAllowed({ from, to, isType }: Import): boolean {
  const own = folderOf(from);
  const row = TABLE[own] ?? {};
  const isBelow = (folder: string) => to === folder || to.startsWith(`${folder}/`);
  // A style sheet beside its component is part of it.
  if (isBelow(own) || to.endsWith('.css')) return true;
  const reachable = [...(row.values ?? []), ...(row.packages ?? []), ...(isType ? (row.types ?? []) : [])];
  return reachable.some(isBelow);
}
