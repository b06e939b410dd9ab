import { cleanLine, MAX_NAME, MAX_TITLE } from './clean-line.ts';
import { metaOf, type PageFacts } from './page-facts.ts';

/** What a page gives as its title, each already one clean line, `''` where it gives none. */
export type TitleCandidates = {
  /** What the tab shows. */
  tab: string;
  /** What it offers for sharing (Open Graph, Twitter, JSON-LD). */
  shared: readonly string[];
  /** Its level-one headings, in order. */
  headings: readonly string[];
  siteName: string;
  host: string;
};

const TITLE_NAMES = ['og:title', 'twitter:title', 'citation_title', 'dc.title'];
const SITE_NAMES = ['og:site_name', 'application-name', 'citation_journal_title'];

/** Reads from the facts of a page, and from what its linked data says where that is known, what its title may be. */
export function readTitles(
  facts: PageFacts,
  { hostname: host }: URL,
  linked: { title?: string; siteName?: string } = {},
): TitleCandidates {
  const siteName = [...metaOf(facts, SITE_NAMES), linked.siteName]
    .map((text) => cleanLine(text, MAX_NAME))
    .find(Boolean);
  return {
    tab: cleanLine(facts.title, MAX_TITLE),
    shared: [...metaOf(facts, TITLE_NAMES), linked.title].map((text) => cleanLine(text, MAX_TITLE)),
    headings: facts.headings.map(readHeading),
    siteName: siteName ?? '',
    host,
  };
}

/** A sign that links to the heading itself is not part of it. */
function readHeading(heading: string): string {
  return cleanLine(heading, MAX_TITLE).replace(/\s*[#¶§🔗]+$/u, '');
}

const SEPARATOR = /\s+(?:[|·•‖»«–—-]|::)\s+/g;

/**
 * Chooses the title of what is on the page. The tab's title is what a person sees and what a single-page application
 * keeps up to date, so that another candidate counts only when it says the same with less around it.
 */
export function chooseTitle({ tab, shared, headings, siteName, host }: TitleCandidates): string {
  const others = [...shared, ...headings].filter(Boolean);
  const shown = stripSite(stripCounter(tab), siteName, host);
  if (!shown) return stripSite(others[0] ?? '', siteName, host);
  const same = others.find((other) => isPartOf(other, shown) && other.length * 3 >= shown.length);
  return same ? stripSite(same, siteName, host) : shown;
}

/** Says whether two titles speak of the same page: one holds the other, wherever a site's name stands. */
export function isSameTitle(one: string, other: string): boolean {
  return isPartOf(one, other) || isPartOf(other, one);
}

/** Says whether two titles are the same, however they are written. */
export function isEqualTitle(one: string, other: string): boolean {
  return toLetters(one) === toLetters(other);
}

/** Unread messages, as chat and mail count them in the tab. */
function stripCounter(title: string): string {
  return title.replace(/^\(\d+\+?\)\s+/, '');
}

function stripSite(title: string, siteName: string, host: string): string {
  const separators = [...title.matchAll(SEPARATOR)];
  const first = separators[0];
  const last = separators.at(-1);
  if (!first || !last) return title;
  const ending = title.slice(last.index + last[0].length);
  if (isSite(ending, siteName, host) || isSection(ending, siteName)) return title.slice(0, last.index);
  if (isSite(title.slice(0, first.index), siteName, host)) return title.slice(first.index + first[0].length);
  return title;
}

function isSite(part: string, siteName: string, host: string): boolean {
  const letters = toLetters(part);
  if (letters.length < 2) return false;
  return letters === toLetters(siteName) || toLetters(host.replace(/^www\./, '')).startsWith(letters);
}

/** "Figma Blog" is a section of the site "Figma", and no part of what its page is about. */
function isSection(ending: string, siteName: string): boolean {
  const words = ending.split(/\s+/);
  return siteName !== '' && words.length === 2 && toLetters(words[0] ?? '') === toLetters(siteName);
}

function isPartOf(part: string, whole: string): boolean {
  const letters = toLetters(part);
  return letters.length >= 3 && toLetters(whole).includes(letters);
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
