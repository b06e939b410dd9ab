import type { RootBlock } from '../adf/nodes.ts';
import type { CapturedPage } from '../clip/captured-page.ts';
import type { Source } from '../clip/source.ts';
import { asNumber, asObject, asOneOf, asText, type Loose, optional, RecordingError } from './checked.ts';
import { type ComposeEnvironment, composeDocument } from './compose-document.ts';
import { asAddress } from './marks.ts';

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
    source: readSource(asObject(raw['source'])),
    title: asText(raw['title']),
    document: { version: 1, type: 'doc', content: blocks },
    images,
    losses,
    selectionText: asText(raw['selectionText']),
    isSensitive: raw['isSensitive'] === true,
    ...(keptShare !== undefined && { keptShare }),
  };
}

/** An address that would run, or that holds its page, is not one that a page has. */
const NO_ADDRESS = /^(?:javascript|vbscript|data):/i;
const TEXTS = ['siteName', 'author', 'published', 'language', 'textFragment'] as const satisfies (keyof Source)[];

function readSource(raw: Loose): Source {
  const source: Source = { url: asText(raw['url']), title: asText(raw['title']) };
  if (NO_ADDRESS.test(source.url)) throw new RecordingError('no address of a page');
  const canonicalUrl = optional(raw['canonicalUrl'], asAddress);
  if (canonicalUrl !== undefined) source.canonicalUrl = canonicalUrl;
  for (const name of TEXTS) {
    const text = optional(raw[name], asText);
    if (text !== undefined) source[name] = text;
  }
  return source;
}
