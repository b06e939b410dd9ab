import { cleanLine, MAX_NAME } from '../clip/clean-line.ts';
import { metaOf, type PageFacts } from '../clip/page-facts.ts';
import { chooseTitle, isSameTitle, readTitles } from '../clip/page-title.ts';
import type { Source } from '../clip/source.ts';
import { type LinkedFacts, readLinkedData } from './linked-data.ts';
import { readPersonName } from './person-name.ts';
import { readPublished } from './published.ts';
import { hasToken } from './secret-address.ts';

/** Where a page comes from, and whether capture of all of it should ask first. */
export type PageSource = { source: Source; title: string; isSensitive: boolean };

/** Names of `meta` elements under which pages state a fact, the most trustworthy first. */
const META = {
  author: ['author', 'article:author', 'citation_author', 'dc.creator', 'parsely-author', 'byl'],
  published: [
    'article:published_time',
    'citation_publication_date',
    'datepublished',
    'date',
    'dc.date',
    'dcterms.created',
    'parsely-pub-date',
  ],
} as const;

/**
 * Says where a page comes from by what it says of itself. Takes facts that were checked, and the byline that was taken
 * out of an article; everything it gives is one clean line, every address without credentials, and what a page does not
 * say is absent. Throws TypeError for facts without an address.
 */
export function describeSource(facts: PageFacts, byline = ''): PageSource {
  const url = readAddress(facts);
  const linked = readLinkedData(facts.linkedData);
  const titles = readTitles(facts, url, linked);
  const { siteName, shared, tab } = titles;
  const title = chooseTitle(titles);
  const source: Source = { url: url.href, title };
  if (siteName) source.siteName = siteName;
  // Metadata of a single-page application may still speak of the page it was loaded for.
  const isCurrent =
    isAbout(metaOf(facts, ['og:url'])[0], url) || shared.filter(Boolean).every((other) => isSameTitle(other, tab));
  if (isCurrent) Object.assign(source, readAuthorship(facts, linked), readCanonical(facts, url));
  const author = source.author || readPersonName(cleanLine(byline, MAX_NAME));
  if (author) source.author = author;
  const language = readLanguage(facts);
  if (language) source.language = language;
  return { source, title, isSensitive: hasToken(url.href) || facts.hasPasswordField };
}

/** A frame written by its page has no address of its own; its base address is the page's. */
function readAddress({ url, baseUrl }: PageFacts): URL {
  const own = new URL(url);
  const address = own.protocol === 'about:' ? new URL(baseUrl) : own;
  address.username = '';
  address.password = '';
  return address;
}

function readAuthorship(facts: PageFacts, linked: LinkedFacts) {
  const stated =
    cleanLine(linked.author, MAX_NAME) || firstName(metaOf(facts, META.author)) || firstName(facts.bylines.slice(0, 3));
  const author = readPersonName(stated);
  const published = [linked.published, ...metaOf(facts, META.published), ...facts.times.slice(0, 3)]
    .map((text) => readPublished(text ?? ''))
    .find((date) => date !== undefined);
  return { ...(author && { author }), ...(published && { published }) };
}

/** A canonical address counts when it is of the same site and not its front page by mistake. */
function readCanonical({ canonicalUrl }: PageFacts, url: URL): { canonicalUrl?: string } {
  const canonical = canonicalUrl === null ? null : URL.parse(canonicalUrl, url.href);
  if (!canonical || !/^https?:$/.test(canonical.protocol) || !isSameSite(canonical, url)) return {};
  if (canonical.pathname === '/' && url.pathname !== '/') return {};
  canonical.username = '';
  canonical.password = '';
  canonical.hash = '';
  return { canonicalUrl: canonical.href };
}

/** The same host, give or take a prefix such as `www.`, `m.` or `amp.` on either side. */
function isSameSite(one: URL, other: URL): boolean {
  const [first, second] = [one, other].map(({ hostname }) => hostname.replace(/^(www|m|mobile|amp)\./, ''));
  return first === second;
}

function isAbout(address: string | undefined, url: URL): boolean {
  const about = URL.parse(address ?? '', url.href);
  return (
    about !== null && address !== undefined && about.pathname.replace(/\/$/, '') === url.pathname.replace(/\/$/, '')
  );
}

function readLanguage(facts: PageFacts): string | undefined {
  for (const tag of [facts.language, ...metaOf(facts, ['og:locale'])]) {
    const language = canonicaliseLanguage(tag?.trim().replaceAll('_', '-') ?? '');
    if (language) return language;
  }
  return undefined;
}

function canonicaliseLanguage(tag: string): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    // RangeError: what the page states is no language tag.
    return undefined;
  }
}

/** Pages put the address of a profile where the name should be. */
function firstName(texts: readonly string[]): string {
  return (
    texts
      .filter((text) => !/^\s*(https?:|@)/i.test(text))
      .map((text) => cleanLine(text, MAX_NAME))
      .find(Boolean) ?? ''
  );
}
