import type { ReadImage } from '../clip/captured-page';
import type { ClipId } from '../clip/clip';
import type { LossCode } from '../clip/loss';
import { lossOfUnreadable, type Picture, TIME_A_PICTURE } from './granted-picture';
import type { PageReader, PageTarget } from './page-reader';
import { cropPictures, type PictureCropsPorts } from './picture-crops';

/** One answer of the page may hold this many bytes: results of a script travel in one piece. */
const MAX_BYTES_A_CALL = 8 * 1024 * 1024;

type Failed = Extract<ReadImage, { ok: false }>;

export type PictureCollectorPorts = PictureCropsPorts & {
  pageReader: Pick<PageReader, 'readImages'>;
  storePicture(clipId: ClipId, assetId: string, picture: Picture): Promise<void>;
  losePicture(clipId: ClipId, assetId: string, loss: LossCode): Promise<void>;
  /** Gets a picture from its site where the person granted that. */
  fetchGranted(url: string): Promise<Picture | undefined>;
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
    clipId: ClipId,
    { image, url, crops }: { image: Failed; url: string; crops: Promise<ReadonlyMap<string, Picture>> },
  ): Promise<void> => {
    const { id, reason } = image;
    const isSmallEnough = reason !== 'too-large';
    const picture = isSmallEnough ? ((await ports.fetchGranted(url)) ?? (await crops).get(id)) : undefined;
    if (picture !== undefined) return ports.storePicture(clipId, id, picture);
    return ports.losePicture(clipId, id, reason === 'unreadable' ? lossOfUnreadable(url) : `image-${reason}`);
  };

  const storeRead = async (clipId: ClipId, images: readonly ReadImage[]): Promise<void> => {
    for (const image of images) {
      if (!image.ok) continue;
      const { id, mediaType } = image;
      const bytes = new Blob([image.bytes], { type: mediaType });
      await ports.storePicture(clipId, id, { bytes, mediaType, isCrop: false });
    }
  };

  /** Never rejects because of the page: a picture that cannot be had is a Loss, not a failure of the clip. */
  return async ({ clipId, token, wanted, target, until }) => {
    const urls = new Map(wanted.map(({ id, url }) => [id, url]));
    const urlOf = (id: string): string => urls.get(id) ?? '';
    // A site that takes its time holds up nothing that the page has ready.
    const recovering: Promise<void>[] = [];
    let remaining = [...wanted];
    while (remaining.length > 0 && ports.now() < until) {
      const request = { token, images: remaining, maxBytes: MAX_BYTES_A_CALL, timeLimit: TIME_A_PICTURE };
      const answer = await ports.pageReader.readImages(target, request).catch(() => undefined);
      if (answer === undefined || answer.images.length === 0) break;
      const failed = answer.images.filter((image) => !image.ok);
      // At once, while the page most likely stands as it was measured.
      const crops = cropPictures(failed, { token, target, ports });
      const begun = failed.map((image) => recover(clipId, { image, url: urlOf(image.id), crops }));
      recovering.push(...begun);
      // What fails of them is told at the end; until then nobody listens.
      Promise.all(begun).catch(() => undefined);
      await storeRead(clipId, answer.images);
      remaining = answer.remaining.map((id) => ({ id, url: urlOf(id) }));
    }
    const isLate = ports.now() >= until;
    for (const { id, url } of remaining) {
      await ports.losePicture(clipId, id, isLate ? 'image-too-slow' : lossOfUnreadable(url));
    }
    await Promise.all(recovering);
  };
}
