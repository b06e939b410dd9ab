import { macroLanguage } from '../../lib/adf/code-language.ts';
import { placeOf } from '../oracles/fragment.ts';
import type { DocumentFacts } from './document-facts.ts';
import { type CodeFact, collapsed } from './facts.ts';
import type { PageFacts } from './page-facts.ts';
import type { VisibleText } from './visible-text.ts';

/** So many of so many; `missing` names some that are not among them. */
export type Share = { kept: number; of: number; missing: string[] };

export type PageMetrics = {
  /** How much of the page's text is in the document, and how much of the document's text is on the page; in words. */
  recall: Share;
  precision: Share;
  tables: Share;
  cells: Share;
  code: Share;
  languages: Share;
  images: Share;
  links: Share;
  listItems: Share;
  headings: Share;
};

const MOST_EXAMPLES = 12;

/** Words and numbers; a character of a script that writes none apart counts as a word. Case is a matter of style. */
function words(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const plain = collapsed(text).normalize('NFKC').toLowerCase();
  const found = plain.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{L}\p{N}\p{M}]|$)/gu,
  );
  for (const word of found ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

/** How many of the first's words the second has, each as often. */
function shareOfWords(of: ReadonlyMap<string, number>, within: ReadonlyMap<string, number>): Share {
  const missing: string[] = [];
  let kept = 0;
  for (const [word, count] of of) {
    const found = Math.min(count, within.get(word) ?? 0);
    kept += found;
    if (found < count && missing.length < MOST_EXAMPLES)
      missing.push(count - found > 1 ? `${word} ×${count - found}` : word);
  }
  return { kept, of: sum(of), missing };
}

/** How many of the wanted are there, each as often; compared by a key. */
function shareOf<Item>(wanted: readonly Item[], there: readonly Item[], keyOf: (item: Item) => string): Share {
  const left = new Map<string, number>();
  for (const item of there) left.set(keyOf(item), (left.get(keyOf(item)) ?? 0) + 1);
  const missing: string[] = [];
  for (const item of wanted) {
    const count = left.get(keyOf(item)) ?? 0;
    if (count > 0) left.set(keyOf(item), count - 1);
    else missing.push(keyOf(item).slice(0, 120));
  }
  return { kept: wanted.length - missing.length, of: wanted.length, missing: missing.slice(0, MOST_EXAMPLES) };
}

/** The longest sequence that both hold in the same order, which is what is kept of the first. */
function shareInOrder(wanted: readonly string[], there: readonly string[]): Share {
  let row = new Uint32Array(there.length + 1);
  for (const item of wanted) {
    const next = new Uint32Array(there.length + 1);
    there.forEach((other, at) => {
      next[at + 1] = item === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0);
    });
    row = next;
  }
  const left = new Set(there);
  const missing = [...new Set(wanted)].filter((item) => !left.has(item)).slice(0, MOST_EXAMPLES);
  return { kept: row[there.length] ?? 0, of: wanted.length, missing };
}

const bare = (text: string): string => collapsed(text).replace(/\s/g, '').toLowerCase();

/** A table of the page is found again in the one that holds most of its cells. */
function compareTables(wanted: readonly string[][], there: readonly string[][]): { tables: Share; cells: Share } {
  const cells: Share = { kept: 0, of: 0, missing: [] };
  const tables: Share = { kept: 0, of: wanted.length, missing: [] };
  for (const table of wanted) {
    const shares = there.map((candidate) => shareOf(table, candidate, bare));
    const best = shares.reduce((one, other) => (other.kept > one.kept ? other : one), shareOf(table, [], bare));
    cells.kept += best.kept;
    cells.of += best.of;
    cells.missing.push(...best.missing.slice(0, MOST_EXAMPLES - cells.missing.length));
    if (best.kept === best.of) tables.kept += 1;
    else tables.missing.push(table.slice(0, 3).join(' | ').slice(0, 80));
  }
  return { tables, cells };
}

/** Byte-equal but for line ends, an empty line before and blanks after. */
const codeKey = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();

const languageKey = (language: string): string => macroLanguage(language) ?? language.toLowerCase();

const NO_LANGUAGE = /^(?:none|text|txt|plain|plaintext|nohighlight|no-highlight)$/i;

function compareCode(wanted: PageFacts['code'], there: readonly CodeFact[]): { code: Share; languages: Share } {
  const code: Share = { kept: 0, of: wanted.length, missing: [] };
  const languages: Share = { kept: 0, of: 0, missing: [] };
  for (const { text, otherText, language } of wanted) {
    const found = there.find(
      (fact) => codeKey(fact.text) === codeKey(text) || codeKey(fact.text) === codeKey(otherText),
    );
    if (found) code.kept += 1;
    else code.missing.push(codeKey(text).slice(0, 120));
    if (language === undefined || NO_LANGUAGE.test(language)) continue;
    languages.of += 1;
    if (found?.language && languageKey(found.language) === languageKey(language)) languages.kept += 1;
    else languages.missing.push(`${language} → ${found ? (found.language ?? 'none') : 'no such code'}`);
  }
  return { code, languages };
}

const same = (text: string): string => text;

/** Compares a captured document with what the page showed. */
export function comparePage(page: { text: VisibleText; facts: PageFacts }, document: DocumentFacts): PageMetrics {
  const required = words(page.text.required);
  const seen = words([page.text.required, page.text.optional, ...page.facts.formulas].join('\n'));
  const written = words(document.text);
  /** A link to a place in the page itself may stay one to the page, or become one within the document. */
  const withinPage = (link: string): string =>
    link.startsWith(`${page.facts.address}#`) ? `#${placeOf(link.slice(page.facts.address.length))}` : link;
  const inDocument = (link: string): string => (link.startsWith('#') ? `#${placeOf(link)}` : withinPage(link));
  return {
    recall: shareOfWords(required, words(`${document.text}\n${document.optionalText}`)),
    precision: shareOfWords(written, seen),
    ...compareTables(page.facts.tables, document.tables),
    ...compareCode(page.facts.code, document.code),
    images: shareOf(page.facts.images, [...new Set(document.images)], same),
    links: shareOf(page.facts.links.map(withinPage), [...new Set(document.links.map(inDocument))], same),
    listItems: shareInOrder(page.facts.listDepths.map(String), document.listDepths.map(String)),
    headings: shareInOrder(
      page.facts.headings.map(({ level, text }) => `h${level} ${bare(text)}`),
      document.headings.map(({ level, text }) => `h${level} ${bare(text)}`),
    ),
  };
}

/** The same metric over several pages. */
export function addShares(shares: readonly Share[]): Share {
  return {
    kept: shares.reduce((total, { kept }) => total + kept, 0),
    of: shares.reduce((total, { of }) => total + of, 0),
    missing: [],
  };
}
