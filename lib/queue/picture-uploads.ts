import type { Asset } from '../clip/asset';
import type { Attachment, Upload } from '../confluence/confluence-client';
import { ConfluenceError } from '../confluence/confluence-error';
import { pictureFileName } from './picture-file-name';
import type { StoredPicture } from './queue-database';
import type { UploadedPicture } from './queued-clip';

/** More at once would not be faster over one connection, and would hold more bytes in memory. */
const AT_ONCE = 3;

/** What uploading one clip's pictures needs of the world. */
export type PictureUploader = {
  findAsset(assetId: string): Asset | undefined;
  getPicture(assetId: string): Promise<StoredPicture | undefined>;
  upload(picture: Pick<Upload, 'fileName' | 'mediaType' | 'bytes'>): Promise<Attachment>;
  noteUpload(assetId: string, uploaded: UploadedPicture): Promise<void>;
  noteLoss(assetId: string): Promise<void>;
};

/** The upload that failed, and with which picture. */
export class PictureUploadError extends ConfluenceError {
  readonly assetId: string;

  constructor(assetId: string, { code, details }: ConfluenceError) {
    super(code, details);
    this.assetId = assetId;
  }
}

async function uploadPicture(assetId: string, uploader: PictureUploader): Promise<void> {
  const asset = uploader.findAsset(assetId);
  const picture = await uploader.getPicture(assetId);
  if (!asset || !picture) return uploader.noteLoss(assetId);
  const fileName = pictureFileName(asset);
  const bytes = new Blob([picture.bytes], { type: picture.mediaType });
  try {
    const { attachmentId, fileId } = await uploader.upload({ fileName, mediaType: picture.mediaType, bytes });
    await uploader.noteUpload(assetId, { attachmentId, fileName, ...(fileId === undefined ? {} : { fileId }) });
  } catch (error) {
    if (!(error instanceof ConfluenceError)) throw error;
    // There already: an earlier upload whose answer was lost. Its file id is read before publishing.
    if (error.code !== 'already-exists') throw new PictureUploadError(assetId, error);
  }
}

/**
 * Uploads the pictures, three at a time, each noted as it succeeds. After a failure no further one is begun; rejects
 * with the first one's PictureUploadError once those under way have ended.
 */
export async function uploadPictures(assetIds: readonly string[], uploader: PictureUploader): Promise<void> {
  const waiting = [...assetIds];
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && failures.length === 0; next = waiting.shift()) {
      await uploadPicture(next, uploader).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failures.length > 0) throw failures[0];
}
