import { type Call, pathPart } from '../cloud.ts';
import { type Attachment, attachmentsOf, type Content } from '../site.ts';
import { showAttachment, showSingleAttachment, showUploads } from './attachment-json.ts';
import { formOf, json, mediaTypeOf } from './incoming.ts';
import type { Operation } from './operation.ts';
import { listPage, pagingQuery } from './paging.ts';
import { readId, readList } from './parameters.ts';
import { notFoundV2, refuseV1 } from './refusal.ts';

const v1 = {
  path: '/wiki/rest/api/content/:id/child/attachment',
  needed: ['write:confluence-file'],
  beta: ['read:content-details:confluence', 'write:attachment:confluence'],
  query: ['status'],
} as const;
const v2 = { method: 'GET', needed: ['read:attachment:confluence'] } as const;
const LIST_QUERY = ['sort', 'status', 'mediaType', 'filename', ...pagingQuery];

/** Upload exists in v1 only, reading in v2 only. */
export const attachmentOperations: readonly Operation[] = [
  { ...v1, method: 'PUT', handle: (call) => upload(call, 'PUT') },
  { ...v1, method: 'POST', handle: (call) => upload(call, 'POST') },
  { ...v2, path: '/wiki/api/v2/pages/:id/attachments', query: LIST_QUERY, handle: (call) => list(call, 'page') },
  {
    ...v2,
    path: '/wiki/api/v2/blogposts/:id/attachments',
    query: LIST_QUERY,
    handle: (call) => list(call, 'blogpost'),
  },
  { ...v2, path: '/wiki/api/v2/attachments/:id', handle: get },
];

/** PUT makes the file or a new version of it, POST only makes it. */
async function upload(call: Call, method: 'PUT' | 'POST'): Promise<Response> {
  const content = uploadTarget(call, method);
  const parts = await readParts(call);
  const known = attachmentsOf(call.site, content.id);
  const taken = parts.find(({ file }) => known.some(({ fileName }) => fileName === file.name));
  if (method === 'POST' && taken) {
    const words = `Cannot add a new attachment with same file name as an existing attachment: ${taken.file.name}`;
    throw refuseV1(400, 'BadRequestException', words);
  }
  const stored = await Promise.all(parts.map((part) => store(call, content, part)));
  return json(showUploads(call, stored));
}

/** The content, where it has the status that was asked for (`current` unless said) and takes files. Throws 400 and 404. */
function uploadTarget(call: Call, method: 'PUT' | 'POST'): Content {
  const { switches } = call.cloud;
  const status = call.query.get('status') ?? 'current';
  if (status !== 'current' && status !== 'draft') throw refuseV1(400, 'BadRequestException', 'Unknown status');
  const content = call.site.contents.get(pathPart(call, 'id'));
  if (content?.status !== status || content.type === 'folder')
    throw refuseV1(404, 'NotFoundException', `No content found with id: ContentId{id=${pathPart(call, 'id')}}`);
  const draftAnswer = method === 'PUT' ? switches.draftAttachmentPut : switches.draftAttachmentPost;
  if (status === 'draft' && draftAnswer !== 'accepted')
    throw refuseV1(draftAnswer, 'BadRequestException', "status should always be set to 'current'");
  return content;
}

type Part = { file: File; comment: string };

/** The multipart fields: files, `minorEdit`, and as many comments as files or none. Throws 400, 404 and 415. */
async function readParts(call: Call): Promise<Part[]> {
  if (mediaTypeOf(call.incoming) !== 'multipart/form-data')
    throw refuseV1(415, 'UnsupportedMediaTypeException', 'Unsupported Media Type');
  const form = await readForm(call);
  const files = form.getAll('file').filter((value) => value instanceof File);
  const comments = form.getAll('comment').map(String);
  if (files.length === 0) throw refuseV1(400, 'BadRequestException', 'At least one file is required');
  if (call.cloud.switches.minorEditRequired && !form.has('minorEdit'))
    throw refuseV1(400, 'BadRequestException', 'minorEdit is required');
  if (comments.length > 0 && comments.length !== files.length)
    throw refuseV1(400, 'BadRequestException', 'Every file needs a comment, or none');
  if (files.some(({ size }) => size > call.cloud.switches.attachmentLimit))
    throw refuseV1(404, 'NotFoundException', 'The attachment exceeds the configured maximum size');
  return files.map((file, index) => ({ file, comment: comments[index] ?? '' }));
}

async function readForm(call: Call): Promise<FormData> {
  try {
    return await formOf(call.incoming);
  } catch (error) {
    throw refuseV1(400, 'BadRequestException', `The multipart body cannot be read: ${String(error)}`);
  }
}

/** Bytes are read before the list is looked at, so that two uploads of one name at once still make one file. */
async function store(call: Call, content: Content, { file, comment }: Part): Promise<Attachment> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const earlier = attachmentsOf(call.site, content.id).find(({ fileName }) => fileName === file.name);
  const attachment: Attachment = {
    id: earlier?.id ?? `att${call.cloud.ids.number()}`,
    contentId: content.id,
    fileName: file.name,
    mediaType: file.type || 'application/octet-stream',
    comment,
    version: (earlier?.version ?? 0) + 1,
    fileId: call.cloud.ids.uuid(),
    bytes,
    createdAt: call.cloud.now(),
  };
  call.site.attachments.set(attachment.id, attachment);
  if (!earlier) content.attachmentIds.push(attachment.id);
  return attachment;
}

function list(call: Call, type: Content['type']): Response {
  const content = call.site.contents.get(readId(call));
  if (content?.type !== type || content.status === 'deleted') throw notFoundV2();
  if (content.status === 'draft' && !call.cloud.switches.draftAttachmentsListed) throw notFoundV2();
  const statuses = readList(call, 'status');
  const fileName = call.query.get('filename');
  const mediaType = call.query.get('mediaType');
  const found = attachmentsOf(call.site, content.id).filter(
    (attachment) =>
      (fileName === null || attachment.fileName === fileName) &&
      (mediaType === null || attachment.mediaType === mediaType) &&
      (statuses.length === 0 || statuses.includes('current')),
  );
  return listPage(call, found, (attachment) => showAttachment(call, attachment));
}

function get(call: Call): Response {
  const attachment = call.site.attachments.get(pathPart(call, 'id'));
  if (!attachment) throw notFoundV2();
  return json(showSingleAttachment(call, attachment));
}
