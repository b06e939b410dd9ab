import type { CaptureRequest } from '../clip/captured-page';
import { cleanLine, MAX_NAME } from '../clip/clean-line';
import { chooseTitle, readTitles } from '../clip/page-title';
import type { RecordedPage } from '../clip/recording';
import { type ArticleRegion, findArticle } from './article-region';
import { isOfReaders } from './article-rules';
import { createToken } from './capture-token';
import type { EquippedEnvironment } from './capture-tools';
import { type Extract, extractArticle } from './extractor';
import { textContent } from './node-reader';
import { addressOfPage } from './page-address';
import { createOutline, type PageOutline } from './page-outline';
import { recordLink } from './pointed-link';
import { countText, isEmpty, withLoss } from './recording-content';
import { rebuildVisible } from './visible-rebuild';

/** Less text than this, in characters, is a teaser or a notice, and the page around it is what was meant. */
const MIN_TEXT = 140;

/**
 * Captures the article on a page, without what surrounds it. What belongs to it is chosen on a copy; what is converted
 * is the live page, so that an article loses nothing that a capture of the whole page would keep.
 *
 * Falls back to the page, with a loss `article-not-found`, and where not even that can be captured to its link.
 */
export async function captureArticle(request: CaptureRequest, environment: EquippedEnvironment): Promise<RecordedPage> {
  const facts = environment.readPageFacts(environment.document);
  const title = chooseTitle(readTitles(facts, new URL(addressOfPage(environment.document))));
  const found = await findOnPage(title, environment);
  const token = createToken(environment.random);
  const recording = found && (await environment.recordElement(found.root, environment, { skips: found.skips, token }));
  if (!recording || countText(recording) < MIN_TEXT) return capturePageInstead(request, environment);
  // The extractor takes the byline out of the text, so that it must be kept elsewhere.
  const { byline, keptShare } = found;
  return { ...environment.finishCapture(environment, { what: 'article', recording, token, facts }), byline, keptShare };
}

type Found = ArticleRegion & { byline: string };

async function findOnPage(title: string, environment: EquippedEnvironment): Promise<Found | undefined> {
  const copy = await rebuildVisible(environment.document.body, environment);
  const outline = createOutline(copy);
  const extract = extractArticle(copy, title);
  const region = extract && findArticle(outline, extract.kept, title);
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

async function capturePageInstead(request: CaptureRequest, environment: EquippedEnvironment): Promise<RecordedPage> {
  const page = await environment.capturePage(environment);
  const instead = isEmpty(page.recording) ? captureLink(request, environment, page.token) : page;
  return withLoss(instead, 'article-not-found');
}

function captureLink(request: CaptureRequest, environment: EquippedEnvironment, token: string): RecordedPage {
  return environment.finishCapture(environment, { what: 'link', recording: recordLink(request, environment), token });
}
