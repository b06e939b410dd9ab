import { Readability } from '@mozilla/readability';
import { isElement } from './node-reader';
import { NUMBER, type VisibleCopy } from './visible-rebuild';

/** What an extractor takes for the article of a page. */
export type Extract = {
  /** The numbers of the elements that it kept. */
  kept: Set<number>;
  /** Who it says wrote it, as the page puts it; `''` when it does not know. */
  byline: string;
};

/** Characters below which the extractor tries again, each time less strict. */
const ENOUGH_TEXT = 300;
/** Readability cannot pause: on more elements than this a page would stand still for a second. */
const MAX_ELEMENTS = 50_000;

/**
 * Lets Readability choose among the elements of a copy, which it takes apart. Takes the title that the page is known
 * by, so that the heading that repeats it can be told; gives `undefined` when nothing on the page is an article.
 */
export function extractArticle(copy: VisibleCopy, title: string): Extract | undefined {
  if (copy.originals.length > MAX_ELEMENTS) return undefined;
  copy.document.title = title;
  const article = parse(copy.document);
  if (!article?.content || !isElement(article.content)) return undefined;
  const elements = article.content.querySelectorAll(`[${NUMBER}]`);
  const kept = new Set([...elements].map((element) => Number(element.getAttribute(NUMBER))));
  return kept.size > 0 ? { kept, byline: article.byline ?? '' } : undefined;
}

function parse(document: Document) {
  const options = {
    keepClasses: true,
    charThreshold: ENOUGH_TEXT,
    disableJSONLD: true,
    serializer: (node: Node) => node,
  };
  try {
    return new Readability<Node>(document, options).parse();
  } catch {
    // Another's code, on a document that it was not written for: without it, there is no article.
    return null;
  }
}
