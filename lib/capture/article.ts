import type { CapturedPage, CaptureRequest } from '../clip/captured-page';
import { addLoss } from '../clip/losses';
import { type ArticleRegion, findArticle } from './article-region';
import type { capturePage } from './capture-page';
import { createToken } from './capture-token';
import type { CaptureEnvironment, convertElement } from './converter';
import { extractArticle } from './extractor';
import { createOutline } from './page-outline';
import { readPersonName } from './person-name';
import { cleanLine } from './plain-text';
import type { PageSource, readSource } from './source-reader';
import { rebuildVisible } from './visible-rebuild';

/** What article mode shares with every other capture; it comes in, so that one script brings it for both. */
export type ArticleParts = {
  capturePage: typeof capturePage;
  convertElement: typeof convertElement;
  readSource: typeof readSource;
};

export type ArticleEnvironment = CaptureEnvironment & ArticleParts;

/** Less text than this, in characters, is a teaser or a notice, and the page around it is what was meant. */
const MIN_TEXT = 140;
/** Longest name, in UTF-16 units. */
const MAX_NAME = 200;

/**
 * Captures the article on a page, without what surrounds it. What belongs to it is chosen on a copy; what is converted
 * is the live page, so that an article loses nothing that a capture of the whole page would keep.
 *
 * Falls back to the page, with a loss `article-not-found`, and where not even that can be captured to its link.
 */
export async function captureArticle(request: CaptureRequest, environment: ArticleEnvironment): Promise<CapturedPage> {
  const page = environment.readSource(environment.document);
  const found = await findOnPage(page, environment);
  const token = createToken(environment.random);
  const converted = found && (await environment.convertElement(found.root, environment, { skips: found.skips, token }));
  if (!converted || converted.textLength < MIN_TEXT) return capturePageInstead(request, environment);
  return {
    token,
    what: 'article',
    source: withByline(page, found.byline),
    title: page.title,
    document: { version: 1, type: 'doc', content: converted.content },
    images: converted.images,
    losses: converted.losses,
    selectionText: '',
    keptShare: found.keptShare,
    isSensitive: page.isSensitive,
  };
}

type Found = ArticleRegion & { byline: string };

async function findOnPage(page: PageSource, environment: CaptureEnvironment): Promise<Found | undefined> {
  const copy = await rebuildVisible(environment.document.body, environment);
  const outline = createOutline(copy);
  const extract = extractArticle(copy, page.title);
  const region = extract && findArticle(outline, extract.kept, page.title);
  return region && { ...region, byline: extract.byline };
}

/** The extractor takes the byline out of the text, so that it must be kept elsewhere. */
function withByline({ source }: PageSource, byline: string): PageSource['source'] {
  const author = readPersonName(cleanLine(byline, MAX_NAME));
  return source.author || !author ? source : { ...source, author };
}

async function capturePageInstead(request: CaptureRequest, environment: ArticleEnvironment): Promise<CapturedPage> {
  const page = await environment.capturePage({ ...request, what: 'page' }, environment);
  const instead = isEmpty(page) ? await environment.capturePage({ ...request, what: 'link' }, environment) : page;
  return { ...instead, losses: addLoss(instead.losses, 'article-not-found') };
}

/** A document is never without a paragraph, but that may be without words. */
function isEmpty({ document, images }: CapturedPage): boolean {
  const [first, ...others] = document.content;
  return images.length === 0 && others.length === 0 && first?.type === 'paragraph' && !first.content;
}
