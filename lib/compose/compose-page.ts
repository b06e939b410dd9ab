import type { RootBlock } from '../adf/nodes.ts';
import type { CapturedPage } from '../clip/captured-page.ts';
import type { PageFacts } from '../clip/page-facts.ts';
import { asList, asNumber, asObject, asOneOf, asPair, asText, optional, RecordingError } from './checked.ts';
import { type ComposeEnvironment, composeDocument } from './compose-document.ts';
import { describeSource, type PageSource } from './source.ts';

const KINDS = ['selection', 'article', 'page', 'link', 'image'] as const;

/**
 * Makes of what a capture script returned the page as the extension knows it. Believes nothing of it unseen, since it
 * comes from a page's process, and throws RecordingError for what no script of ours returns.
 */
export function composePage(recorded: unknown, environment: ComposeEnvironment): CapturedPage {
  const raw = asObject(recorded);
  const { content, images, losses } = composeDocument(raw['recording'], environment);
  // A document may not be empty.
  const blocks: RootBlock[] = content.length > 0 ? content : [{ type: 'paragraph' }];
  const keptShare = optional(raw['keptShare'], asNumber);
  return {
    token: asText(raw['token']),
    what: asOneOf(raw['what'], KINDS),
    ...readPage(raw['facts'], optional(raw['byline'], asText), optional(raw['textFragment'], asText)),
    document: { version: 1, type: 'doc', content: blocks },
    images,
    losses,
    selectionText: asText(raw['selectionText']),
    ...(keptShare !== undefined && { keptShare }),
  };
}

/** An address that would run, or that holds its page, is not one that a page has. */
const NO_ADDRESS = /^(?:javascript|vbscript|data):/i;

function readPage(recorded: unknown, byline: string | undefined, textFragment: string | undefined): PageSource {
  const facts = readFacts(recorded);
  if (NO_ADDRESS.test(facts.url) || !URL.canParse(facts.url) || !URL.canParse(facts.baseUrl))
    throw new RecordingError('no address of a page');
  const page = describeSource(facts, byline);
  return textFragment ? { ...page, source: { ...page.source, textFragment } } : page;
}

function readFacts(recorded: unknown): PageFacts {
  const raw = asObject(recorded);
  return {
    url: asText(raw['url']),
    baseUrl: asText(raw['baseUrl']),
    title: asText(raw['title']),
    language: optional(raw['language'], asText) ?? null,
    meta: asList(raw['meta']).map(asPair),
    linkedData: asTexts(raw['linkedData']),
    headings: asTexts(raw['headings']),
    bylines: asTexts(raw['bylines']),
    times: asTexts(raw['times']),
    canonicalUrl: optional(raw['canonicalUrl'], asText) ?? null,
    hasPasswordField: raw['hasPasswordField'] === true,
  };
}

function asTexts(value: unknown): string[] {
  return asList(value).map(asText);
}
