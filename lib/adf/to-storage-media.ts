import type { Media, MediaSingle } from './nodes.ts';
import { inlinesToStorage, linkToStorage } from './to-storage-inline.ts';
import { element, type XmlAttributes } from './xml.ts';

const ALIGNMENT = { center: 'center', 'align-start': 'left' } as const;

/** Storage finds an attachment by its file name, so that is what a file's id has to be here (see body.ts). */
function resourceOf(media: Media): string {
  return media.attrs.type === 'file'
    ? element('ri:attachment', { 'ri:filename': media.attrs.id })
    : element('ri:url', { 'ri:value': media.attrs.url });
}

/**
 * A picture with its caption as storage XML. One with a link stands in a link in a paragraph of its own, which is how
 * Confluence keeps it; its caption follows as a paragraph, since such a picture is inline and inline ones have none.
 */
export function mediaSingleToStorage({ attrs, content: [media, caption] }: MediaSingle): string {
  const size: XmlAttributes = {
    'ac:width': attrs.widthType === 'pixel' ? attrs.width : undefined,
    'ac:alt': media.attrs.alt || undefined,
  };
  const words = caption && element('p', {}, inlinesToStorage(caption.content));
  const link = media.marks?.[0];
  if (link) {
    const linked = linkToStorage(link, element('ac:image', size, resourceOf(media)));
    return element('p', {}, linked) + (words ?? '');
  }
  const layout: XmlAttributes = { 'ac:align': ALIGNMENT[attrs.layout], 'ac:layout': attrs.layout };
  const figure = resourceOf(media) + (words === undefined ? '' : element('ac:caption', {}, words));
  return element('ac:image', { ...layout, ...size }, figure);
}
