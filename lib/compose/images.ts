import { cleanText } from '../adf/clean-text.ts';
import type { LinkMark, MediaSingle } from '../adf/nodes.ts';
import type { CapturedImage } from '../clip/captured-page.ts';
import { asList, asObject, asText, optional, RecordingError, toNumber } from './checked.ts';

/** As wide as the body of a Confluence page, in CSS pixels. */
const PAGE_WIDTH = 760;
/** What a picture's bytes can be had from; with any other address only the page has them. */
const ADDRESS = /^(?:$|https?:|blob:|data:image\/)/i;

/** Reads the list of pictures that a page wrote down; throws RecordingError for anything else. */
export function readImages(recorded: unknown): CapturedImage[] {
  return asList(recorded).map((entry) => {
    const raw = asObject(entry);
    const url = asText(raw['url']);
    const alt = optional(raw['alt'], asText);
    const width = toNumber(raw['width']);
    const height = toNumber(raw['height']);
    return {
      id: asText(raw['id']),
      url: ADDRESS.test(url) ? url : '',
      ...(alt !== undefined && { alt: cleanText(alt) }),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    };
  });
}

/** Gives the block that shows one of the pictures where a page shows it. */
export function showImage(
  recorded: unknown,
  { images, readLink }: { images: ReadonlyMap<string, CapturedImage>; readLink(raw: unknown): LinkMark },
): MediaSingle {
  const shown = asObject(recorded);
  const image = images.get(asText(shown['id']));
  if (!image) throw new RecordingError('no such picture');
  const { id, width: naturalWidth, height } = image;
  const alt = cleanText(optional(shown['alt'], asText) ?? image.alt ?? '');
  const link = optional(shown['link'], readLink);
  const size = { ...(naturalWidth && { width: naturalWidth }), ...(height && { height }) };
  const attrs = { type: 'file' as const, id, collection: '', ...size, ...(alt && { alt }) };
  const shownWidth = Math.min(Math.round(toNumber(shown['width']) ?? naturalWidth ?? 0), PAGE_WIDTH);
  return {
    type: 'mediaSingle',
    attrs: { layout: 'center', ...(shownWidth > 0 && { width: shownWidth, widthType: 'pixel' }) },
    content: [{ type: 'media', attrs, ...(link && { marks: [link] }) }],
  };
}
