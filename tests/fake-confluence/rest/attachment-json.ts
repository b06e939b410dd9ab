import { baseLink, type Call, link, timestamp } from '../cloud.ts';
import type { Attachment } from '../site.ts';
import { contentPath, downloadPath } from './links.ts';

const containerOf = (call: Call, attachment: Attachment) => call.site.contents.get(attachment.contentId);

function pathsOf(call: Call, attachment: Attachment) {
  const container = containerOf(call, attachment);
  const webui = container ? contentPath(call.site, container) : '/';
  const download = `${downloadPath(attachment.contentId, attachment.fileName)}?version=${attachment.version}&api=v2`;
  return { webui: link(call.cloud, webui), download: link(call.cloud, download) };
}

/** A file as v2 shows it. */
export function showAttachment(call: Call, attachment: Attachment) {
  const container = containerOf(call, attachment);
  const { webui, download } = pathsOf(call, attachment);
  return {
    id: attachment.id,
    status: container?.status === 'trashed' ? 'trashed' : 'current',
    title: attachment.fileName,
    createdAt: timestamp(attachment.createdAt),
    ...(container?.type === 'blogpost' ? { blogPostId: attachment.contentId } : { pageId: attachment.contentId }),
    mediaType: attachment.mediaType,
    mediaTypeDescription: 'File',
    comment: attachment.comment,
    fileId: attachment.fileId,
    fileSize: attachment.bytes.length,
    webuiLink: webui,
    downloadLink: download,
    version: {
      number: attachment.version,
      message: attachment.comment,
      minorEdit: true,
      authorId: call.cloud.person.accountId,
      createdAt: timestamp(attachment.createdAt),
    },
    _links: { webui, download },
  };
}

/** A file on its own: the same, and `base` among the links. */
export function showSingleAttachment(call: Call, attachment: Attachment) {
  const shown = showAttachment(call, attachment);
  return { ...shown, _links: { ...shown._links, base: baseLink(call.cloud, call.site) } };
}

/** The answer to an upload: v1's list, whatever was sent. */
export function showUploads(call: Call, attachments: readonly Attachment[]) {
  const results = attachments.map((attachment) => showUpload(call, attachment));
  const links = { base: baseLink(call.cloud, call.site), context: '/wiki' };
  return { results, start: 0, limit: 50, size: results.length, _links: links };
}

function showUpload(call: Call, attachment: Attachment) {
  const { mediaType, comment, bytes, fileId, version } = attachment;
  const named = call.cloud.switches.fileIdInUploadAnswer
    ? { fileId, collectionName: `contentId-${attachment.contentId}` }
    : {};
  return {
    id: attachment.id,
    type: 'attachment',
    status: 'current',
    title: attachment.fileName,
    version: { when: timestamp(attachment.createdAt), number: version, message: comment, minorEdit: true },
    metadata: { mediaType },
    extensions: { mediaType, fileSize: bytes.length, comment, ...named },
    _links: { ...pathsOf(call, attachment), self: link(call.cloud, `/rest/api/content/${attachment.id}`) },
  };
}
