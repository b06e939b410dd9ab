/** What a page's JSON-LD says of the article on it. Values are as the page wrote them. */
export type LinkedFacts = { title?: string; author?: string; published?: string; siteName?: string };

/** Pages write hundreds of kilobytes of products and crumbs; an article says who wrote it in a few. */
const MAX_SCRIPTS = 20;
const MAX_LENGTH = 300_000;
const MAX_OBJECTS = 500;
const MAX_AUTHORS = 4;

const ARTICLE = /^(https?:\/\/schema\.org\/)?(\w*Article|\w*Posting|\w*Report|Recipe|HowTo|QAPage|WebPage|Question)$/;
/** Where an article can stand below what a script states. */
const CONTAINERS = ['@graph', 'mainEntity', 'mainEntityOfPage'];

/**
 * Reads the first article that the JSON-LD of a page describes. Takes the texts of its scripts; broken, huge and
 * hostile ones say nothing. Only own properties are read and nothing is merged, so that a key such as `__proto__` is
 * a key like any other.
 */
export function readLinkedData(scripts: Iterable<string>): LinkedFacts {
  const found: LinkedFacts[] = [];
  let count = 0;
  for (const script of scripts) {
    count += 1;
    if (count > MAX_SCRIPTS) break;
    if (script.length <= MAX_LENGTH) found.push(...findArticles(parse(script)).map(readArticle));
  }
  return found.find((facts) => facts.author ?? facts.published) ?? found[0] ?? {};
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    // A page's broken metadata is not its content: nothing is lost by going without.
    return undefined;
  }
}

function findArticles(root: unknown): object[] {
  const queue = [root];
  const articles: object[] = [];
  for (let index = 0; index < queue.length && index < MAX_OBJECTS; index++) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_OBJECTS));
    if (!isObject(value)) continue;
    if (isArticle(value)) articles.push(value);
    queue.push(...CONTAINERS.map((key) => own(value, key)).filter(isObjectOrArray));
  }
  return articles;
}

function isArticle(value: object): boolean {
  return [own(value, '@type')].flat().some((type) => typeof type === 'string' && ARTICLE.test(type));
}

function readArticle(article: object): LinkedFacts {
  const facts: LinkedFacts = {};
  const title = readText(own(article, 'headline')) ?? readText(own(article, 'name'));
  const published = readText(own(article, 'datePublished')) ?? readText(own(article, 'dateCreated'));
  const author = readNames(own(article, 'author'));
  const siteName = readNames(own(article, 'publisher')) ?? readNames(own(article, 'isPartOf'));
  if (title) facts.title = title;
  if (published) facts.published = published;
  if (author) facts.author = author;
  if (siteName) facts.siteName = siteName;
  return facts;
}

/** One name or several, each as text or as an object that has one. */
function readNames(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .slice(0, MAX_AUTHORS)
    .map((one) => readText(isObject(one) ? own(one, 'name') : one));
  const known = names.filter((name) => name !== undefined && !/^https?:/i.test(name));
  return known.length > 0 ? [...new Set(known)].join(', ') : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined;
}

function own(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isObjectOrArray(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
