import type { Attachment, ConfluenceClient, Upload } from './confluence-client';
import { ConfluenceError } from './confluence-error';
import { contentPath } from './content-path';
import { readCursor } from './paging';
import { attachmentAnswer, attachmentList, uploadAnswer } from './responses';
import type { Transport } from './transport';

/** A slow uplink, 256 kbit/s, still gets its file through. */
const UPLOAD_BYTES_PER_MILLISECOND = 32;
const SHORTEST_UPLOAD_LIMIT = 60_000;
const LONGEST_UPLOAD_LIMIT = 3_600_000;
/** More files than any clip has; an endless `next` ends here. */
const MOST_LIST_PAGES = 20;

/** Files of a page or post. Upload exists in v1 only, for blog posts too. */
export function createAttachmentCalls(
  transport: Transport,
): Pick<ConfluenceClient, 'uploadToDraft' | 'listAttachments'> {
  async function upload(method: 'PUT' | 'POST', file: Upload): Promise<Attachment> {
    const answer = await transport.read(
      {
        method,
        path: `/wiki/rest/api/content/${encodeURIComponent(file.contentId)}/child/attachment`,
        query: { status: 'draft' },
        body: { form: toForm(file) },
        timeLimit: toTimeLimit(file.bytes.size),
      },
      uploadAnswer,
    );
    const [first] = answer.results;
    if (first === undefined) throw new ConfluenceError('malformed');
    const { id, title, extensions } = first;
    return toAttachment({ id, title, ...extensions });
  }

  const listAttachments: ConfluenceClient['listAttachments'] = async (type, contentId) => {
    const path = `${contentPath(type, contentId)}/attachments`;
    const attachments: Attachment[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_LIST_PAGES; page += 1) {
      const answer = await transport.read({ method: 'GET', path, query: { limit: 250, cursor } }, attachmentList);
      attachments.push(...answer.results.map(toAttachment));
      cursor = readCursor(answer._links?.next);
      if (cursor === undefined) break;
    }
    return attachments;
  };

  async function findByName({ type, contentId, fileName }: Upload): Promise<Attachment | undefined> {
    const attachments = await listAttachments(type, contentId);
    return attachments.find((attachment) => attachment.fileName === fileName);
  }

  async function uploadOrFind(file: Upload): Promise<Attachment> {
    try {
      return await upload('PUT', file);
    } catch (error) {
      if (!mayPutBeUnsupported(error)) throw error;
    }
    try {
      return await upload('POST', file);
    } catch (error) {
      const isThere = error instanceof ConfluenceError && error.code === 'already-exists';
      const attachment = isThere ? await findByName(file) : undefined;
      if (attachment === undefined) throw error;
      return attachment;
    }
  }

  return {
    uploadToDraft: async (file) => {
      const attachment = await uploadOrFind(file);
      if (attachment.fileId !== undefined) return attachment;
      // An ADF body refers to a file by this id, and not every upload answer has it.
      const path = `/wiki/api/v2/attachments/${attachment.attachmentId}`;
      return toAttachment(await transport.read({ method: 'GET', path }, attachmentAnswer));
    },
    listAttachments,
  };
}

/**
 * PUT creates or replaces by file name, so it may be repeated, and the XSRF filter is strict only with POST. But its
 * description says `status` should be `current`, that of POST does not: where PUT is refused on a draft, POST is tried.
 */
function mayPutBeUnsupported(error: unknown): boolean {
  return error instanceof ConfluenceError && (error.code === 'refused' || error.code === 'not-found');
}

function toForm({ bytes, mediaType, fileName, comment }: Upload): FormData {
  const form = new FormData();
  // An update without a media type of its own makes Confluence forget the one it had.
  form.set('file', new Blob([bytes], { type: mediaType }), fileName);
  form.set('minorEdit', 'true');
  if (comment !== undefined) form.set('comment', comment.toWellFormed());
  return form;
}

function toTimeLimit(bytes: number): number {
  return Math.min(SHORTEST_UPLOAD_LIMIT + Math.ceil(bytes / UPLOAD_BYTES_PER_MILLISECOND), LONGEST_UPLOAD_LIMIT);
}

type AttachmentAnswer = { id: string; title: string; fileId?: string | undefined; fileSize?: number | undefined };

function toAttachment({ id, title, fileId, fileSize }: AttachmentAnswer): Attachment {
  return {
    attachmentId: id,
    fileName: title,
    ...(fileSize !== undefined && { size: fileSize }),
    ...(fileId !== undefined && { fileId }),
  };
}
