import { judgeBody } from '../bodies/judge-body.ts';
import type { Call } from '../cloud.ts';
import { type Content, type Space, spaceById } from '../site.ts';
import { showSingle } from './content-json.ts';
import { type Creation, readCreation, readTitleUpdate, readUpdate } from './content-requests.ts';
import { noteEditor } from './editor-property.ts';
import { json } from './incoming.ts';
import { readChoices, readFlag, readId } from './parameters.ts';
import { notFoundV2, refuseV2 } from './refusal.ts';
import { checkTitle, checkTitleLength } from './titles.ts';
import { applyUpdate, checkParent } from './updates.ts';

/** What has a life of its own in v2; folders only hold it. */
export type ContentType = 'page' | 'blogpost';

const SEEN_BY_ID = ['current', 'archived', 'trashed', 'deleted', 'historical', 'draft'] as const;

/** `POST`: a draft or a published content. */
export function create(call: Call, type: ContentType): Response {
  const creation = readCreation(call, type);
  const space = writableSpace(call, creation.spaceId);
  if (creation.status === 'draft' && call.cloud.switches.drafts === 'refused')
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'Drafts are not supported in this space');
  const content = newContent(call, type, creation);
  content.parentId = type === 'page' ? parentFor(call, creation, space) : undefined;
  if (creation.status === 'draft') checkTitleLength(content.title);
  else checkTitle(call.site, content);
  content.body =
    creation.body && judgeBody(call, creation.body, { type, status: creation.status, contentId: undefined });
  call.site.contents.set(content.id, content);
  if (content.status === 'current') publishNew(call, content);
  return json(showSingle(call, content, content.body?.representation ?? null));
}

/** No space, none that one may see, none that one may write in: all the same 404. */
function writableSpace(call: Call, spaceId: string): Space {
  const space = spaceById(call.site, spaceId);
  if (space?.status !== 'current' || !space.canCreate) throw notFoundV2();
  return space;
}

const newContent = (call: Call, type: ContentType, creation: Creation): Content => ({
  id: call.cloud.ids.number(),
  type,
  status: creation.status,
  title: creation.title.trim(),
  spaceId: creation.spaceId,
  parentId: undefined,
  authorId: call.cloud.person.accountId,
  createdAt: call.cloud.now(),
  touchedAt: call.cloud.now(),
  body: undefined,
  versions: [],
  pending: undefined,
  attachmentIds: [],
  labels: [],
  properties: [],
  seeded: false,
});

function publishNew(call: Call, content: Content): void {
  const { title, body } = content;
  noteEditor(call, content);
  content.versions.push({ number: 1, message: '', title, body, createdAt: call.cloud.now() });
}

function parentFor(call: Call, creation: Creation, space: Space): string | undefined {
  const isRootLevel = readFlag(call, 'root-level');
  if (isRootLevel && creation.parentId !== undefined)
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'parentId cannot be given with root-level=true');
  if (isRootLevel) return undefined;
  if (creation.parentId === undefined) return space.homepageId;
  checkParent(call, creation.parentId, space.id);
  return creation.parentId;
}

/** A content of that type that was not purged. Throws 404. */
function findContent(call: Call, type: ContentType): Content {
  const content = call.site.contents.get(readId(call));
  if (content?.type !== type || content.status === 'deleted') throw notFoundV2();
  return content;
}

/** `GET` by id. Throws 404 for what is not there, not of that type, or not of the status asked for. */
export function get(call: Call, type: ContentType): Response {
  const content = findContent(call, type);
  const statuses: string[] = readChoices(call, 'status', SEEN_BY_ID);
  const wantsDraft = readFlag(call, 'get-draft');
  const isHiddenDraft =
    content.status === 'draft' && call.cloud.switches.draftNeedsStatus && !statuses.includes('draft');
  const isFilteredOut = statuses.length > 0 && !statuses.includes(content.status);
  if (!wantsDraft && (isHiddenDraft || isFilteredOut)) throw notFoundV2();
  return json(showSingle(call, wantsDraft ? draftOf(content) : content, call.query.get('body-format')));
}

/** `get-draft` on a published page answers with its unpublished changes, which are there even when nobody made any. */
const draftOf = (content: Content): Content => ({ ...content, ...content.pending, status: 'draft' });

/** `PUT`: see `applyUpdate`. */
export function update(call: Call, type: ContentType): Response {
  const asked = readUpdate(call, type);
  const content = findContent(call, type);
  if (asked.id !== content.id)
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'The id of the body is not that of the path');
  applyUpdate(call, content, asked);
  const shown = asked.status === 'draft' ? draftOf(content) : content;
  return json(showSingle(call, shown, shown.body?.representation ?? null));
}

/** `PUT …/title`: the title alone, of a draft or of a published page. */
export function rename(call: Call, type: ContentType): Response {
  const asked = readTitleUpdate(call);
  const content = findContent(call, type);
  if (asked.status !== content.status) throw notFoundV2();
  const title = asked.title.trim();
  if (content.status === 'draft') checkTitleLength(title);
  else checkTitle(call.site, { ...content, title });
  content.title = title;
  return json(showSingle(call, content, null));
}

/** To the trash; with `draft` for good, but drafts only; with `purge` for good, but only out of the trash. */
export function remove(call: Call, type: ContentType): Response {
  const content = findContent(call, type);
  if (readFlag(call, 'draft')) return discardDraft(content);
  if (readFlag(call, 'purge')) return purge(content);
  if (content.status !== 'current' && content.status !== 'archived') throw notFoundV2();
  content.status = 'trashed';
  content.touchedAt = call.cloud.now();
  return new Response(null, { status: 204 });
}

function discardDraft(content: Content): Response {
  if (content.status !== 'draft' && !content.pending) throw notFoundV2();
  if (content.status === 'draft') content.status = 'deleted';
  content.pending = undefined;
  return new Response(null, { status: 204 });
}

function purge(content: Content): Response {
  if (content.status !== 'trashed')
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'Only trashed content can be purged');
  content.status = 'deleted';
  return new Response(null, { status: 204 });
}
