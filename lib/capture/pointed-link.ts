import type { CaptureRequest } from '../clip/captured-page';
import type { Recording } from '../clip/recording';
import type { EquippedEnvironment } from './capture-tools';
import { resolveAddress } from './link-address';
import { addressOfPage } from './page-address';

/** Writes down the link that was pointed at, or the page itself where none was, with its words or as a smart link. */
export function recordLink({ linkUrl, linkText }: CaptureRequest, environment: EquippedEnvironment): Recording {
  const { document } = environment;
  const writer = environment.createRecorder();
  const pageUrl = addressOfPage(document);
  const href = linkUrl === undefined ? pageUrl : resolveAddress(linkUrl, document.baseURI);
  const text = (linkUrl === undefined ? document.title : linkText)?.replace(/\s+/g, ' ').trim() ?? '';
  if (href === undefined) {
    writer.lose('link-unsafe');
    writer.text(text, writer.plain);
  } else if (text === '' || text === href) {
    writer.card(href);
  } else {
    writer.text(text, writer.mark(writer.plain, { type: 'link', attrs: { href } }));
  }
  return { ...writer.finish(), images: [], pageUrl };
}
