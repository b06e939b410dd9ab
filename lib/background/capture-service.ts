import type { AdfDocument } from '../adf/nodes';
import { describeImage, describeSelectionText, describeTab, isWebUrl } from '../clip/bare-page';
import type { CapturedPage } from '../clip/captured-page';
import type { Clip, ClipId } from '../clip/clip';
import type { QueuedClip } from '../queue/queued-clip';
import { CaptureError } from './capture-error';
import { describeGesture, type Gesture } from './gesture';
import type { PageReader, PageTarget } from './page-reader';

export type CaptureServicePorts = {
  pageReader: PageReader;
  /** Makes a clip of what was read; pure but for the id and the time it was given. */
  createClip(page: CapturedPage): Promise<Clip>;
  /** Stores the clip durably and gives its row, or the row that the same gesture made a moment ago. */
  add(clip: Clip, options: { captureId: string; intent: CaptureOptions['intent'] }): Promise<QueuedClip>;
  /** A stored preview with its document, if it is still one. */
  findPreview(id: ClipId): Promise<{ row: QueuedClip; document: AdfDocument } | undefined>;
  collectPictures(
    clip: { id: ClipId; token: string; wanted: { id: string; url: string }[] },
    target: PageTarget,
  ): Promise<void>;
  digest(text: string): Promise<string>;
};

/** A stored clip, and when its pictures are all there or given up. */
export type Captured = { row: QueuedClip; pictures: Promise<void> };

/** `preview` waits for the popup's Save, `quick` is saved at once. */
export type CaptureOptions = {
  intent: 'preview' | 'quick';
  isConfirmed: boolean;
  /** A preview made before, which is given again when the page still reads the same. */
  known?: ClipId | undefined;
};

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Whether a page reads as it did when a preview of it was made. */
function isSame(clip: Clip, { row, document }: { row: QueuedClip; document: AdfDocument }): boolean {
  const contentOf = (what: string, title: string, urls: string[], content: AdfDocument): string =>
    JSON.stringify([what, title, urls, content]);
  const now = contentOf(
    clip.what,
    clip.title,
    clip.assets.map(({ url }) => url),
    clip.document,
  );
  return (
    now ===
    contentOf(
      row.what,
      row.title,
      row.assets.map(({ url }) => url),
      document,
    )
  );
}

/** What can still be saved of a page no script may read; rejects when not even its address is known. */
function describeUnreadable(gesture: Gesture): CapturedPage {
  const { tab, request, selectionText } = gesture;
  if (request.what === 'link' && request.linkUrl !== undefined) {
    return describeTab({ url: request.linkUrl, title: request.linkText ?? request.linkUrl });
  }
  if (tab.url === undefined || tab.url === '') throw new CaptureError('page-unreadable');
  const facts = { url: tab.url, title: tab.title ?? '' };
  const { imageUrl } = request;
  if (request.what === 'image' && imageUrl !== undefined && isWebUrl(imageUrl)) return describeImage(facts, imageUrl);
  const isText = request.what === 'selection' && selectionText !== undefined && selectionText.trim() !== '';
  return isText ? describeSelectionText(facts, selectionText) : describeTab(facts);
}

/** Captures and stores: the same steps for popup, menu and keyboard. */
export function createCaptureService(ports: CaptureServicePorts) {
  const read = async (gesture: Gesture): Promise<{ page: CapturedPage; documentId: string | undefined }> => {
    const { tabId, frameId = 0, request } = gesture;
    try {
      return await ports.pageReader.read({ tabId, frameId }, request);
    } catch (error) {
      if (hasCode(error, 'gone')) throw new CaptureError('tab-gone', error);
      const needsThatFrame = request.what === 'selection' || frameId === 0;
      if (!needsThatFrame) return read({ ...gesture, frameId: 0 });
      // The extractor is another's code; where it stumbles the page itself may still be read.
      if (request.what === 'article') return read({ ...gesture, request: { ...request, what: 'page' } });
      return { page: describeUnreadable(gesture), documentId: undefined };
    }
  };

  const store = async (
    { gesture, page, documentId }: { gesture: Gesture; page: CapturedPage; documentId: string | undefined },
    identity: { captureId: string; intent: CaptureOptions['intent']; known: ClipId | undefined },
  ): Promise<Captured> => {
    const { known, ...options } = identity;
    const clip = await ports.createClip(page);
    const preview = known === undefined ? undefined : await ports.findPreview(known);
    const isKnown = preview !== undefined && isSame(clip, preview);
    const row = isKnown ? preview.row : await ports.add(clip, options);
    const isAwaited = (id: string): boolean => row.assets.some((asset) => asset.id === id && asset.state === 'pending');
    const isTwin = row.id !== clip.id;
    // Whoever made a twin collects its pictures; for a preview the worker may have died over it.
    const images = isTwin ? page.images.filter(({ id }) => isKnown && isAwaited(id)) : page.images;
    const wanted = images.map(({ id, url }) => ({ id, url }));
    const target: PageTarget = {
      tabId: gesture.tabId,
      frameId: gesture.frameId ?? 0,
      ...(documentId !== undefined && { documentId }),
    };
    const pictures = ports.collectPictures({ id: row.id, token: page.token, wanted }, target);
    return { row, pictures };
  };

  /**
   * Reads the page, stores the clip durably and starts on its pictures. Rejects with CaptureError `tab-gone`,
   * `page-unreadable`, or `sensitive` (a page with a password field or a token in its address, unless confirmed), and
   * with QueueError when it cannot be stored.
   */
  return async function capture(gesture: Gesture, options: CaptureOptions): Promise<Captured> {
    const { page, documentId } = await read(gesture);
    const isWhole = page.what === 'page' || page.what === 'article';
    if (page.isSensitive && isWhole && !options.isConfirmed) throw new CaptureError('sensitive');
    // A preview and a quick save of the same page are two wishes.
    const captureId = await ports.digest(`${options.intent} ${describeGesture(gesture, page, documentId)}`);
    return store({ gesture, page, documentId }, { captureId, intent: options.intent, known: options.known });
  };
}
