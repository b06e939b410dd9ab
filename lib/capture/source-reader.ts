import type { Source } from '../clip/source';
import { readLinkedData } from './linked-data';
import { chooseTitle, isSameTitle } from './page-title';
import { readPersonName } from './person-name';
import { cleanLine } from './plain-text';
import { readPublished } from './published';
import { hasToken, showsPasswordField } from './sensitive-page';

/** What a page says of itself, and whether capture of all of it should ask first. */
export type PageSource = { source: Source; title: string; isSensitive: boolean };

/** Longest title and name, in UTF-16 units; Confluence's own limit for titles is enforced when the clip is made. */
const MAX_TITLE = 500;
const MAX_NAME = 200;
const MAX_HEADINGS = 5;

/** Names of `meta` elements under which pages state a fact, the most trustworthy first. */
const META = {
  title: ['og:title', 'twitter:title', 'citation_title', 'dc.title'],
  siteName: ['og:site_name', 'application-name', 'citation_journal_title'],
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
 * Reads where a page comes from. Takes a live document and changes nothing in it; everything it gives is one clean
 * line, every address http or https without credentials, and what a page does not say is absent.
 */
export function readSource(document: Document): PageSource {
  const page = openPage(document);
  const url = page.url;
  const meta = readMeta(page);
  const linked = readLinkedData(readScripts(page));
  const siteName = firstLine(META.siteName.map((name) => meta.get(name))) || cleanLine(linked.siteName, MAX_NAME);
  const shared = [...META.title.map((name) => meta.get(name)), linked.title].map((text) => cleanLine(text, MAX_TITLE));
  const tab = cleanLine(page.title(), MAX_TITLE);
  const headings = page.select('h1').slice(0, MAX_HEADINGS).map(readHeading);
  const title = chooseTitle({ tab, shared, headings, siteName, host: url.hostname });
  const source: Source = { url: url.href, title };
  if (siteName) source.siteName = siteName;
  // Metadata of a single-page application may still speak of the page it was loaded for.
  const isCurrent =
    isAbout(meta.get('og:url'), url) || shared.filter(Boolean).every((other) => isSameTitle(other, tab));
  if (isCurrent) Object.assign(source, readAuthorship(page, meta, linked), readCanonical(page, url));
  const language = readLanguage(page, meta);
  if (language) source.language = language;
  return { source, title, isSensitive: hasToken(url.href) || showsPasswordField(document) };
}

/** The few things read of a document, through its prototype: an element named `title` or `URL` would stand in their way. */
function openPage(document: Document) {
  const { querySelectorAll } = Document.prototype;
  const read = (name: 'URL' | 'baseURI' | 'title' | 'documentElement'): unknown => {
    const prototype = name === 'baseURI' ? Node.prototype : Document.prototype;
    return Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(document);
  };
  const select = (selector: string): Element[] => [...querySelectorAll.call(document, selector)];
  return {
    select,
    title: () => read('title'),
    root: () => read('documentElement') as Element | null,
    url: readAddress(read),
  };
}

type Page = ReturnType<typeof openPage>;

/** A frame written by its page has no address of its own; its base address is the page's. */
function readAddress(read: (name: 'URL' | 'baseURI') => unknown): URL {
  const url = new URL(String(read('URL')));
  const address = url.protocol === 'about:' ? new URL(String(read('baseURI'))) : url;
  address.username = '';
  address.password = '';
  return address;
}

/** A Map, so that a page may name its metadata `__proto__` and be none the wiser. The first of a name counts. */
function readMeta(page: Page): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of page.select('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const key = name?.trim().toLowerCase();
    const content = element.getAttribute('content')?.trim();
    if (key && content && !meta.has(key)) meta.set(key, content);
  }
  return meta;
}

function readScripts(page: Page): string[] {
  return page.select('script[type="application/ld+json" i]').map((script) => script.textContent ?? '');
}

/** A sign that links to the heading itself is not part of it. */
function readHeading(heading: Element): string {
  return cleanLine(heading.textContent, MAX_TITLE).replace(/\s*[#¶§🔗]+$/u, '');
}

function readAuthorship(page: Page, meta: Map<string, string>, linked: { author?: string; published?: string }) {
  const byline =
    cleanLine(linked.author, MAX_NAME) || firstName(META.author.map((name) => meta.get(name))) || readByline(page);
  const author = readPersonName(byline);
  const published = [linked.published, ...META.published.map((name) => meta.get(name)), ...readTimes(page)]
    .map((text) => readPublished(text ?? ''))
    .find((date) => date !== undefined);
  return { ...(author && { author }), ...(published && { published }) };
}

function readByline(page: Page): string {
  const names = page.select('[rel~="author"], [itemprop~="author"]').slice(0, 3);
  return firstName(names.map((element) => element.textContent));
}

function readTimes(page: Page): (string | null)[] {
  const times = page.select(
    'time[itemprop~="datePublished"], time[pubdate], article time[datetime], header time[datetime]',
  );
  return times.slice(0, 3).map((time) => time.getAttribute('datetime'));
}

/** A canonical address counts when it is of the same site and not its front page by mistake. */
function readCanonical(page: Page, url: URL): { canonicalUrl?: string } {
  const link = page.select('link[rel~="canonical" i][href]')[0];
  const canonical = URL.parse(link?.getAttribute('href') ?? '', url.href);
  if (!link || !canonical || !/^https?:$/.test(canonical.protocol) || !isSameSite(canonical, url)) return {};
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

function readLanguage(page: Page, meta: Map<string, string>): string | undefined {
  const stated = [page.root()?.getAttribute('lang'), meta.get('og:locale')];
  for (const tag of stated) {
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

function firstLine(texts: readonly (string | null | undefined)[]): string {
  return texts.map((text) => cleanLine(text, MAX_NAME)).find(Boolean) ?? '';
}

/** Pages put the address of a profile where the name should be. */
function firstName(texts: readonly (string | null | undefined)[]): string {
  return firstLine(texts.filter((text) => !/^\s*(https?:|@)/i.test(text ?? '')));
}
