import type { LinkMark, RootBlock } from '../adf/nodes';
import type { CaptureRequest } from '../clip/captured-page';
import type { EquippedEnvironment } from './capture-tools';
import type { Converted } from './converter';

/** What a link or an image becomes. */
export type Pointed = Pick<Converted, 'content' | 'images' | 'losses'>;

/** Gives the link that was pointed at, or the page itself where none was, with its words or as a smart link. */
export function convertLink({ linkUrl, linkText }: CaptureRequest, environment: EquippedEnvironment): Pointed {
  const { document } = environment;
  const href = linkUrl === undefined ? document.URL : resolveAddress(linkUrl, environment);
  const text = (linkUrl === undefined ? document.title : linkText)?.replace(/\s+/g, ' ').trim().toWellFormed() ?? '';
  if (href === undefined) return { content: paragraph(text), images: [], losses: [{ code: 'link-unsafe', count: 1 }] };
  if (text === '' || text === href) {
    return {
      content: [{ type: 'paragraph', content: [{ type: 'inlineCard', attrs: { url: href } }] }],
      images: [],
      losses: [],
    };
  }
  return { content: paragraph(text, { type: 'link', attrs: { href } }), images: [], losses: [] };
}

/** Gives an address of the page as an absolute one that is safe to keep; undefined for any other. */
export function resolveAddress(address: string, { document, createLinkReader }: EquippedEnvironment) {
  const links = createLinkReader({ baseUrl: document.baseURI, pageUrl: document.URL, lose: () => undefined });
  return links.resolve(address, document.documentElement);
}

function paragraph(text: string, mark?: LinkMark): RootBlock[] {
  return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text, ...(mark && { marks: [mark] }) }] }];
}
