import type { CaptureRequest } from '../clip/captured-page';
import type { RecordedPage } from '../clip/recording';
import { type ArticleRegion, findArticle } from './article-region';
import { isOfReaders } from './article-rules';
import { createToken } from './capture-token';
import type { EquippedEnvironment } from './capture-tools';
import { type Extract, extractArticle } from './extractor';
import { textContent } from './node-reader';
import { createOutline, type PageOutline } from './page-outline';
import { readPersonName } from './person-name';
import { cleanLine } from './plain-text';
import { recordLink } from './pointed-link';
import { countText, isEmpty, withLoss } from './recording-content';
import type { PageSource } from './source-reader';
import { rebuildVisible } from './visible-rebuild';

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
export async function captureArticle(request: CaptureRequest, environment: EquippedEnvironment): Promise<RecordedPage> {
  const page = environment.readSource(environment.document);
  const found = await findOnPage(page, environment);
  const token = createToken(environment.random);
  const recording = found && (await environment.recordElement(found.root, environment, { skips: found.skips, token }));
  if (!recording || countText(recording) < MIN_TEXT) return capturePageInstead(request, environment);
  const captured = environment.finishCapture(environment, {
    what: 'article',
    recording,
    token,
    page: { ...page, source: withByline(page, found.byline) },
  });
  return { ...captured, keptShare: found.keptShare };
}

type Found = ArticleRegion & { byline: string };

async function findOnPage(page: PageSource, environment: EquippedEnvironment): Promise<Found | undefined> {
  const copy = await rebuildVisible(environment.document.body, environment);
  const outline = createOutline(copy);
  const extract = extractArticle(copy, page.title);
  const region = extract && findArticle(outline, extract.kept, page.title);
  return region && { ...region, byline: readByline(extract, outline) };
}

/** Gives the byline that an extractor found; `''` where it is the name of somebody who answered to the article. */
function readByline({ byline, kept }: Extract, outline: PageOutline): string {
  const name = cleanLine(byline, MAX_NAME);
  const end = kept.values().reduce((last, number) => Math.max(last, number), 0);
  const at = outline.originals.findIndex(
    (element, number) => outline.textOf(number) <= MAX_NAME && cleanLine(textContent(element), MAX_NAME) === name,
  );
  const element = outline.originals[at];
  return element && (at > end || isOfReaders(element)) ? '' : name;
}

/** The extractor takes the byline out of the text, so that it must be kept elsewhere. */
function withByline({ source }: PageSource, byline: string): PageSource['source'] {
  const author = readPersonName(byline);
  return source.author || !author ? source : { ...source, author };
}

async function capturePageInstead(request: CaptureRequest, environment: EquippedEnvironment): Promise<RecordedPage> {
  const page = await environment.capturePage(environment);
  const instead = isEmpty(page.recording) ? captureLink(request, environment, page.token) : page;
  return withLoss(instead, 'article-not-found');
}

function captureLink(request: CaptureRequest, environment: EquippedEnvironment, token: string): RecordedPage {
  return environment.finishCapture(environment, { what: 'link', recording: recordLink(request, environment), token });
}
