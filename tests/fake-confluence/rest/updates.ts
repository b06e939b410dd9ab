import { judgeBody } from '../bodies/judge-body.ts';
import type { Call } from '../cloud.ts';
import { type Content, versionNumber } from '../site.ts';
import type { Update } from './content-requests.ts';
import { noteEditor } from './editor-property.ts';
import { notFoundV2, refuseV2 } from './refusal.ts';
import { checkTitle, checkTitleLength } from './titles.ts';

/** What a PUT means, told by what the content is and what it is to become. */
type Change = 'edit-draft' | 'publish' | 'change' | 'edit-pending' | 'restore';

function changeOf(content: Content, status: Update['status']): Change {
  switch (content.status) {
    case 'draft':
      return status === 'draft' ? 'edit-draft' : 'publish';
    case 'current':
      return status === 'draft' ? 'edit-pending' : 'change';
    case 'trashed':
      if (status === 'current') return 'restore';
      throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'A trashed page can only be restored');
    case 'archived':
    case 'deleted':
      throw notFoundV2();
    default:
      throw new TypeError(content.status satisfies never);
  }
}

/**
 * Carries out a PUT. Drafts have a single version, numbered 1, and so has a first publish (n8n's node, a production
 * client, sends that); every later change is the current number plus one. Throws 400, 404 and 409 before it changes anything.
 */
export function applyUpdate(call: Call, content: Content, update: Update): void {
  const change = changeOf(content, update.status);
  if (change === 'change' && isTakenAgain(call, content, update)) return;
  checkVersion(content, change, update.version.number);
  const title = update.title.trim();
  if (update.status === 'draft') checkTitleLength(title);
  else checkTitle(call.site, { ...content, title });
  if (update.spaceId !== undefined && update.spaceId !== content.spaceId)
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'Moving to another space is not supported');
  if (change === 'restore') {
    restore(call, content);
    return;
  }
  const type = content.type === 'blogpost' ? 'blogpost' : 'page';
  const body = judgeBody(call, update.body, { type, status: update.status, contentId: content.id });
  if (change === 'edit-pending') {
    content.pending = { title, body };
    return;
  }
  Object.assign(content, { title, body, status: update.status, parentId: parentAfter(call, content, update) });
  if (change !== 'edit-draft') addVersion(call, content, update.version.message, change);
}

function checkVersion(content: Content, change: Change, provided: number): void {
  const current = versionNumber(content);
  const expected = change === 'change' || change === 'restore' ? current + 1 : 1;
  if (provided === expected) return;
  const words = `Current Version: [${current}]. Provided version: [${provided}]`;
  throw refuseV2(409, 'CONFLICT', `Version must be incremented when updating a page. ${words}`);
}

/** By the switch only: a second publish of what is version 1 by now is answered as if it were the first. */
const isTakenAgain = (call: Call, content: Content, update: Update): boolean =>
  call.cloud.switches.secondPublish === 'accepted' && update.version.number === 1 && versionNumber(content) === 1;

function addVersion(call: Call, content: Content, message: string, change: Change): void {
  const { title, body } = content;
  const number = change === 'publish' ? 1 : versionNumber(content) + 1;
  content.versions.push({ number, message, title, body, createdAt: call.cloud.now() });
  content.pending = undefined;
  noteEditor(call, content);
  if (change === 'publish') content.touchedAt = call.cloud.now();
}

/** Only the status changes; what the PUT says besides is not looked at. */
function restore(call: Call, content: Content): void {
  content.status = 'current';
  content.touchedAt = call.cloud.now();
  addVersion(call, content, '', 'restore');
}

function parentAfter(call: Call, content: Content, update: Update): string | undefined {
  if (update.parentId === undefined || update.parentId === null) return content.parentId;
  checkParent(call, update.parentId, content.spaceId);
  if (ancestorsAndSelf(call, update.parentId).includes(content.id))
    throw refuseV2(400, 'INVALID_REQUEST_PARAMETER', 'A page cannot be moved below itself');
  return update.parentId;
}

function ancestorsAndSelf(call: Call, id: string): string[] {
  const chain: string[] = [];
  for (let next: string | undefined = id; next !== undefined; next = call.site.contents.get(next)?.parentId)
    chain.push(next);
  return chain;
}

/** A parent is a published page or a folder of the same space. Throws 404. */
export function checkParent(call: Call, parentId: string, spaceId: string): void {
  const parent = call.site.contents.get(parentId);
  const isParent = parent?.status === 'current' && parent.type !== 'blogpost' && parent.spaceId === spaceId;
  if (!isParent) throw notFoundV2();
}
