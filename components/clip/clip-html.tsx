import { render } from 'preact';
import { toText } from '../../lib/adf/to-text';
import type { UnsavedClip } from '../services';
import { PreviewBlocks } from './clip-preview';

/** Stands for a picture until its address is put in; nothing is loaded for it. */
const STAND_IN = 'data:,';

/** A clip as other programs take it from the clipboard: its title on top, pictures from where the page has them. */
export function formatClip({ title, url, document: content, pictureUrls }: Omit<UnsavedClip, 'copy' | 'download'>): {
  html: string;
  text: string;
} {
  const onWeb = (assetId: string): string | undefined => {
    const address = pictureUrls.get(assetId);
    return address !== undefined && /^https?:/i.test(address) ? address : undefined;
  };
  const root = document.createElement('div');
  render(
    <>
      <h1>{title}</h1>
      <PreviewBlocks blocks={content.content} pictureUrl={(assetId) => onWeb(assetId) && STAND_IN + assetId} />
    </>,
    root,
  );
  // Our own look means nothing elsewhere.
  for (const icon of root.querySelectorAll('svg')) icon.remove();
  for (const element of root.querySelectorAll('[class]')) element.removeAttribute('class');
  // In a document that is on no screen no picture is fetched.
  document.implementation.createHTMLDocument().adoptNode(root);
  for (const picture of root.querySelectorAll('img')) {
    picture.setAttribute('src', onWeb(picture.getAttribute('src')?.slice(STAND_IN.length) ?? '') ?? '');
  }
  return { html: root.innerHTML, text: `${title}\n${url}\n\n${toText(content)}\n` };
}
