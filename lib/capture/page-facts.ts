import type { PageFacts } from '../clip/page-facts';
import { textContent } from './node-reader';
import { hasPasswordField } from './password-field';

/** Longer than what is kept of any line, in UTF-16 units: what is cut off is never looked at. */
const MAX_LINE = 2000;
const MAX_SCRIPT = 300_000;
/** Elements of one kind that are read. */
const FEW = 5;
const MANY = 200;
/** What the names of `meta` elements have in them that say what is asked for; others may be secrets of the page. */
const META_NAME = /title|name|author|byl|creator|date|time|created|url|locale/i;

/** Reads what a live page says of itself, and changes nothing in it. */
export function readPageFacts(document: Document): PageFacts {
  const { querySelectorAll } = Document.prototype;
  // Through its prototype: an element named `title` or `URL` would stand in the way.
  const read = (name: 'URL' | 'baseURI' | 'title' | 'documentElement'): unknown => {
    const prototype = name === 'baseURI' ? Node.prototype : Document.prototype;
    return Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(document);
  };
  const select = (selector: string, count = FEW): Element[] =>
    [...querySelectorAll.call(document, selector)].slice(0, count);
  const lines = (selector: string): string[] =>
    select(selector).map((element) => textContent(element).slice(0, MAX_LINE));
  return {
    url: String(read('URL')),
    baseUrl: String(read('baseURI')),
    title: String(read('title')).slice(0, MAX_LINE),
    language: (read('documentElement') as Element | null)?.getAttribute('lang') ?? null,
    meta: select('meta[content]', MANY).flatMap(readMeta),
    linkedData: select('script[type="application/ld+json" i]', 4 * FEW)
      .map(textContent)
      .filter(({ length }) => length <= MAX_SCRIPT),
    headings: lines('h1'),
    bylines: lines('[rel~="author"], [itemprop~="author"]'),
    times: select(
      'time[itemprop~="datePublished"], time[pubdate], article time[datetime], header time[datetime]',
    ).flatMap((time) => time.getAttribute('datetime') ?? []),
    canonicalUrl: select('link[rel~="canonical" i][href]')[0]?.getAttribute('href') ?? null,
    hasPasswordField: hasPasswordField(document),
  };
}

function readMeta(element: Element): [name: string, content: string][] {
  const name = ['property', 'name', 'itemprop'].map((key) => element.getAttribute(key)).find((each) => each !== null);
  const content = element.getAttribute('content');
  return name && content && META_NAME.test(name) ? [[name, content.slice(0, MAX_LINE)]] : [];
}
