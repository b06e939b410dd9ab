import type { ReadImage } from '../clip/captured-page';
import type { ClipId } from '../clip/clip';
import type { LossCode } from '../clip/loss';
import { lossOfUnreadable, type Picture, TIME_A_PICTURE } from './granted-picture';
import type { PageReader, PageTarget } from './page-reader';

/** One answer of the page may hold this many bytes: results of a script travel in one piece. */
const MAX_BYTES_A_CALL = 8 * 1024 * 1024;

type VisibleRect = NonNullable<Extract<ReadImage, { ok: false }>['visibleRect']>;
type Screenshot = { cut(rect: VisibleRect): Promise<Blob> };

export type PictureCollectorPorts = {
  pageReader: Pick<PageReader, 'readImages'>;
  storePicture(clipId: ClipId, assetId: string, picture: Picture): Promise<void>;
  losePicture(clipId: ClipId, assetId: string, loss: LossCode): Promise<void>;
  /** Gets a picture from its site where the person granted that. */
  fetchGranted(url: string): Promise<Picture | undefined>;
  /** A picture of the tab as it is on the screen now, if it is in front. */
  takeScreenshot(tabId: number): Promise<Screenshot | undefined>;
  now(): number;
};

/** Which pictures of which clip are to be had from which capture of a page, until when (milliseconds since the epoch). */
export type PictureWish = {
  clipId: ClipId;
  token: string;
  wanted: readonly { id: string; url: string }[];
  target: PageTarget;
  until: number;
};

/**
 * Collects the bytes of a stored clip's pictures, each stored durably as it comes: from the page, else by the worker
 * where the person granted the host, else as a crop of the screen; what remains is lost, with its reason.
 */
export function createPictureCollector(ports: PictureCollectorPorts): (wish: PictureWish) => Promise<void> {
  const recover = async (
    failed: Extract<ReadImage, { ok: false }>,
    context: { url: string; screenshot: () => Promise<Screenshot | undefined> },
  ): Promise<Picture | undefined> => {
    if (failed.reason === 'too-large') return undefined;
    const fetched = await ports.fetchGranted(context.url);
    if (fetched !== undefined || failed.visibleRect === undefined) return fetched;
    const screenshot = await context.screenshot();
    if (screenshot === undefined) return undefined;
    return { bytes: await screenshot.cut(failed.visibleRect), mediaType: 'image/png', isCrop: true };
  };

  const settle = async (clipId: ClipId, image: ReadImage, context: Parameters<typeof recover>[1]): Promise<void> => {
    if (image.ok) {
      const bytes = new Blob([image.bytes], { type: image.mediaType });
      return ports.storePicture(clipId, image.id, { bytes, mediaType: image.mediaType, isCrop: false });
    }
    const recovered = await recover(image, context);
    if (recovered !== undefined) return ports.storePicture(clipId, image.id, recovered);
    const { reason } = image;
    return ports.losePicture(
      clipId,
      image.id,
      reason === 'unreadable' ? lossOfUnreadable(context.url) : `image-${reason}`,
    );
  };

  /** Never rejects because of the page: a picture that cannot be had is a Loss, not a failure of the clip. */
  return async ({ clipId, token, wanted, target, until }) => {
    const urls = new Map(wanted.map(({ id, url }) => [id, url]));
    const urlOf = (id: string): string => urls.get(id) ?? '';
    let remaining = [...wanted];
    while (remaining.length > 0 && ports.now() < until) {
      const request = { token, images: remaining, maxBytes: MAX_BYTES_A_CALL, timeLimit: TIME_A_PICTURE };
      const answer = await ports.pageReader.readImages(target, request).catch(() => undefined);
      if (answer === undefined || answer.images.length === 0) break;
      let screenshot: Promise<Screenshot | undefined> | undefined;
      const takeOnce = () => (screenshot ??= ports.takeScreenshot(target.tabId));
      for (const image of answer.images) {
        await settle(clipId, image, { url: urlOf(image.id), screenshot: takeOnce });
      }
      remaining = answer.remaining.map((id) => ({ id, url: urlOf(id) }));
    }
    const isLate = ports.now() >= until;
    for (const { id, url } of remaining) {
      await ports.losePicture(clipId, id, isLate ? 'image-too-slow' : lossOfUnreadable(url));
    }
  };
}
