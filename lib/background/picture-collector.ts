import { checkImage } from '../capture/image-bytes';
import type { ReadImage } from '../clip/captured-page';
import type { ClipId } from '../clip/clip';
import type { LossCode } from '../clip/loss';
import type { PageReader, PageTarget } from './page-reader';

/** One answer of the page may hold this many bytes: results of a script travel in one piece. */
const MAX_BYTES_A_CALL = 8 * 1024 * 1024;
/** Milliseconds for one picture, and for all of a clip. */
const TIME_A_PICTURE = 10_000;
const TIME_IN_ALL = 60_000;

/** A picture's bytes and what they are. */
export type Picture = { bytes: Blob; mediaType: string; isCrop: boolean };

type VisibleRect = NonNullable<Extract<ReadImage, { ok: false }>['visibleRect']>;

export type PictureCollectorPorts = {
  pageReader: PageReader;
  storePicture(clipId: ClipId, assetId: string, picture: Picture): Promise<void>;
  losePicture(clipId: ClipId, assetId: string, loss: LossCode): Promise<void>;
  isOriginGranted(origin: string): Promise<boolean>;
  /** Gets a picture from an origin the person granted; rejects otherwise. */
  fetchImage(url: string, signal: AbortSignal): Promise<Response>;
  /** A picture of the tab as it is on the screen now, if it is in front. */
  takeScreenshot(tabId: number): Promise<{ cut(rect: VisibleRect): Promise<Blob> } | undefined>;
  now(): number;
};

type Wanted = { id: string; url: string };

/**
 * Collects the bytes of a stored clip's pictures, each stored durably as it comes: from the page, else by the worker
 * where the person granted the host, else as a crop of the screen; what remains is lost, with its reason.
 */
export function createPictureCollector(ports: PictureCollectorPorts) {
  const fetchGranted = async (url: string): Promise<Picture | undefined> => {
    if (!/^https?:/.test(url) || !(await ports.isOriginGranted(new URL(url).origin))) return undefined;
    try {
      const response = await ports.fetchImage(url, AbortSignal.timeout(TIME_A_PICTURE));
      const bytes = await response.arrayBuffer();
      const mediaType = checkImage(new Uint8Array(bytes));
      if (!response.ok || mediaType === 'image/svg+xml') return undefined;
      return { bytes: new Blob([bytes], { type: mediaType }), mediaType, isCrop: false };
    } catch {
      // The next way is tried; when none is left the picture becomes a Loss.
      return undefined;
    }
  };

  const recover = async (
    failed: Extract<ReadImage, { ok: false }>,
    context: { url: string; screenshot: () => Promise<{ cut(rect: VisibleRect): Promise<Blob> } | undefined> },
  ): Promise<Picture | undefined> => {
    if (failed.reason === 'too-large') return undefined;
    const fetched = await fetchGranted(context.url);
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
    return ports.losePicture(clipId, image.id, `image-${image.reason}`);
  };

  /** Never rejects because of the page: a picture that cannot be had is a Loss, not a failure of the clip. */
  return async function collect(
    clip: { id: ClipId; token: string; wanted: Wanted[] },
    target: PageTarget,
  ): Promise<void> {
    const deadline = ports.now() + TIME_IN_ALL;
    const urls = new Map(clip.wanted.map(({ id, url }) => [id, url]));
    let remaining = clip.wanted;
    while (remaining.length > 0 && ports.now() < deadline) {
      const request = { token: clip.token, images: remaining, maxBytes: MAX_BYTES_A_CALL, timeLimit: TIME_A_PICTURE };
      const answer = await ports.pageReader.readImages(target, request).catch(() => undefined);
      if (answer === undefined || answer.images.length === 0) break;
      let screenshot: ReturnType<typeof ports.takeScreenshot> | undefined;
      const takeOnce = () => (screenshot ??= ports.takeScreenshot(target.tabId));
      for (const image of answer.images) {
        await settle(clip.id, image, { url: urls.get(image.id) ?? '', screenshot: takeOnce });
      }
      remaining = answer.remaining.map((id) => ({ id, url: urls.get(id) ?? '' }));
    }
    const loss = ports.now() < deadline ? 'image-unreadable' : 'image-too-slow';
    for (const { id } of remaining) await ports.losePicture(clip.id, id, loss);
  };
}
