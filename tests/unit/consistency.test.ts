import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFiles, readSources } from './source-files';

type Messages = Record<string, { message: string; placeholders?: Record<string, unknown> }>;

const readMessages = (language: string): Messages =>
  JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'));
const english = readMessages('en');
const languages = readdirSync('public/_locales');

describe('words', () => {
  const manifest = readFileSync('wxt.config.ts', 'utf8');
  const code = [...readSources().map(({ text }) => text), manifest].join('\n');

  it('has every message that the manifest names', () => {
    const named = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key);
    expect(named.filter((key) => !(key in english))).toEqual([]);
  });

  it('has no message that nothing uses', () => {
    const isUsed = (key: string) =>
      [`'${key}'`, `"${key}"`, `__MSG_${key}__`].some((mention) => code.includes(mention));
    // A counted message is asked for by its stem; Intl.PluralRules chooses the ending.
    const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
    expect(Object.keys(english).filter((key) => !isUsed(key) && !isUsed(stem(key)))).toEqual([]);
  });

  it.each(languages)('knows the messages of English in %s, with the same placeholders', (language) => {
    const messages = readMessages(language);
    const stemsOf = (from: Messages) =>
      [...new Set(Object.keys(from).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')))].sort();
    expect(stemsOf(messages)).toEqual(stemsOf(english));
    const slots = (text: string | undefined) => [...new Set(text?.match(/\$\w+\$?/g) ?? [])].sort();
    const different = Object.keys(messages).filter(
      (key) => key in english && String(slots(messages[key]?.message)) !== String(slots(english[key]?.message)),
    );
    expect(different).toEqual([]);
  });
});

describe('permissions', () => {
  it('are explained one by one', () => {
    const explained = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| `([^`]+)` +\|/gm)].map(
      ([, name]) => name,
    );
    expect(explained.sort()).toEqual(
      [
        ...namesIn('permissions'),
        ...namesIn('optional_permissions'),
        ...hosts(),
        ...namesIn('optional_host_permissions'),
      ].sort(),
    );
  });

  it('are eight at most', () => {
    expect(namesIn('permissions').length).toBeGreaterThan(0);
    expect(namesIn('permissions').length).toBeLessThanOrEqual(8);
  });
});

describe('tests', () => {
  const testFiles = readFiles('tests', /\.(test|spec)\.tsx?$/);

  it('are all run', () => {
    const left = testFiles
      .filter(({ text }) => /\b(it|test|describe)\.(only|skip|todo|fixme)\b|\b(xit|fit|xdescribe)\(/.test(text))
      .map(({ path }) => path);
    expect(left).toEqual([]);
  });

  it('name no place that only this machine has', () => {
    const files = [...readFiles('tests', /\.(tsx?|mjs|html|json)$/), ...readSources()];
    const places = /['"`(]\/(home|root|work|tmp)\//;
    expect(files.filter(({ text }) => places.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

/** The manifest as a build sees it would need a build; its source is plain enough to be read. */
function namesIn(key: string): string[] {
  const list = new RegExp(`\\b${key}: \\[([^\\]]*)\\]`).exec(readFileSync('wxt.config.ts', 'utf8'))?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

function hosts(): string[] {
  const list = /\bHOSTS = \[([^\]]*)\]/.exec(readFileSync('wxt.config.ts', 'utf8'))?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}
