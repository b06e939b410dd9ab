import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Messages = Record<string, { message: string }>;

const readMessages = (language: string): Messages =>
  JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8'));
const languages = globSync('public/_locales/*/messages.json').map((path) => path.split('/')[2] ?? '');
const english = readMessages('en');
const sources = globSync(['components/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}', 'lib/**/*.ts', 'wxt.config.ts'])
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const substitutionsIn = (message: string): string[] => [...new Set(message.match(/\$\d/g))].sort();

it('uses every text', () => {
  const isUsed = (key: string): boolean => {
    const base = key.replace(/_(?:one|other)$/, '');
    return sources.includes(`'${base}'`) || sources.includes(`__MSG_${base}__`);
  };
  expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
});

it('has both forms of every text that agrees with a number', () => {
  const bases = Object.keys(english).flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? []);
  for (const base of bases)
    expect(Object.keys(english)).toEqual(expect.arrayContaining([`${base}_one`, `${base}_other`]));
});

/** The pronouns of the other form of address: of the two, each language has chosen one. */
const wrongAddress: Record<string, readonly string[]> = {
  de: ['du', 'dich', 'dir', 'dein', 'deine', 'deinem', 'deinen', 'deiner'],
  fr: ['tu', 'toi', 'te', 'ton', 'tes'],
  es: ['usted', 'ustedes'],
  pt_BR: ['tu', 'teu', 'teus', 'tua', 'tuas', 'vós'],
};

describe.each(languages)('%s', (language) => {
  const messages = readMessages(language);

  it('has every text, and none that is not asked for', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  it('fills in the same things', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      // A form for one may say "a page" instead of "1 page".
      const wanted = substitutionsIn(english[key]?.message ?? '');
      const filled = substitutionsIn(message);
      if (key.endsWith('_one')) expect(wanted).toEqual(expect.arrayContaining(filled));
      else expect([key, filled]).toEqual([key, wanted]);
    }
  });

  it('has keys that Chromium takes, and says nothing empty', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(key).toMatch(/^[A-Za-z0-9_]+$/);
      expect(message.trim()).not.toBe('');
    }
  });

  it('names a language and a direction that exist', () => {
    expect(Intl.getCanonicalLocales(messages['language']?.message)).toEqual([messages['language']?.message]);
    expect(['ltr', 'rtl']).toContain(messages['direction']?.message);
  });

  it('speaks to a person in one way', () => {
    const wrong = new Set(wrongAddress[language]);
    const texts = Object.values(messages).map(({ message }) => message);
    const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}]+/u);
    expect(texts.filter((text) => wordsOf(text).some((word) => wrong.has(word)))).toEqual([]);
  });
});
