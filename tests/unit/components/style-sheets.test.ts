import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const tokensIn = (text: string): string[] => [...new Set(text.match(/--ds-[\w-]+/g))].sort();
const read = (path: string): string => readFileSync(path, 'utf8');
const base = read('components/base/base.css');
const sheets = globSync(['components/**/*.css', 'entrypoints/**/*.css']);
/** The receipt lies in a page and takes its tokens along. */
const allSheets = [...sheets, ...globSync('lib/**/*.css')];

it('declares just the design tokens that the style sheets use', () => {
  const [, list = ''] = /^\/\*$([\s\S]*?)\*\//m.exec(base) ?? [];
  const used = sheets.map((path) => read(path).replace(list, '')).join('\n');
  expect(tokensIn(list)).toEqual(tokensIn(used));
});

it.each(allSheets)('%s takes every colour from a design token or from the system', (path) => {
  const rules = read(path).replace(/\/\*[\s\S]*?\*\//g, '');
  expect(rules.match(/#[\da-f]{3,8}\b|rgba?\(|hsla?\(/gi)).toBeNull();
});

it.each(allSheets)('%s says start and end rather than left and right, for languages that run the other way', (path) => {
  expect(read(path).match(/\b(?:left|right)\b/)).toBeNull();
});

it.each(globSync('components/**/*.tsx'))('%s names only classes that its style sheets have', (path) => {
  const source = read(path);
  const imports = [...source.matchAll(/^import (\w+) from '(\.[^']+\.module\.css)';$/gm)];
  for (const [, name = '', sheet = ''] of imports) {
    const rules = read(join(dirname(path), sheet));
    const used = [...source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, used = '']) => used);
    expect(used.filter((one) => !new RegExp(`\\.${one}\\b`).test(rules))).toEqual([]);
  }
});
