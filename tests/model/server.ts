import type { Failure, Reply } from '../../lib/queue/effect';
import type { Request, ServerObject, World } from './state';

type Outcome = { objects: readonly ServerObject[]; reply: Reply<unknown> };

const FILE_ID = 'f';

function failure(code: Failure['code']): Failure {
  return { ok: false, code };
}

function content(id: string, { status, title, version }: ServerObject): Reply<unknown> {
  // A page in the trash is not found unless it is asked for as such.
  if (status === 'gone' || status === 'trashed') return failure('not-found');
  return { ok: true, value: { id, status, title, version } };
}

function newObject(request: Request, status: 'draft' | 'current'): ServerObject {
  const isCurrent = status === 'current';
  return {
    space: request.space,
    status,
    wasCurrent: isCurrent,
    isRenamed: false,
    title: request.title,
    version: 1,
    isIndexed: false,
    hasAttachment: false,
    published: isCurrent ? (request.isPictured ? 'text and picture' : 'text') : 'nothing',
  };
}

function create(world: World, object: ServerObject): Outcome {
  const id = String(world.objects.length);
  return { objects: [...world.objects, object], reply: content(id, object) };
}

function change(world: World, id: string, patch: Partial<ServerObject>): readonly ServerObject[] {
  return world.objects.map((object, index) => (String(index) === id ? { ...object, ...patch } : object));
}

/** Carries out one request, however late, as a server does that knows no idempotency keys. */
export function execute(world: World, request: Request): Outcome {
  const { call } = request;
  if (call.type === 'create-draft') return create(world, newObject(request, 'draft'));
  if (call.type === 'create-page') return create(world, newObject(request, 'current'));
  if (call.type === 'search-title') {
    const found = world.objects.findIndex(
      ({ isIndexed, isRenamed, status }) => isIndexed && !isRenamed && status === 'current',
    );
    return { objects: world.objects, reply: { ok: true, value: found === -1 ? undefined : String(found) } };
  }
  const id = call.type === 'discard-draft' ? call.draft.id : call.type === 'publish-unrecorded' ? call.id : request.id;
  const object = id === undefined ? undefined : world.objects[Number(id)];
  if (id === undefined || !object || object.status === 'gone')
    return { objects: world.objects, reply: failure('not-found') };
  const unchanged = (reply: Reply<unknown>): Outcome => ({ objects: world.objects, reply });
  const done: Reply<unknown> = { ok: true, value: undefined };
  switch (call.type) {
    case 'get-content':
      return unchanged(content(id, object));
    case 'list-attachments': {
      const attachment = { attachmentId: 'a', fileName: 'clip-00000000-1.png', fileId: FILE_ID };
      return unchanged({ ok: true, value: object.hasAttachment ? [attachment] : [] });
    }
    case 'upload-pictures':
      if (object.status !== 'draft') return unchanged(failure('not-found'));
      return { objects: change(world, id, { hasAttachment: true }), reply: done };
    case 'publish':
    case 'publish-unrecorded': {
      if (object.status !== 'draft') return unchanged(failure('conflict'));
      const published = request.isPictured && object.hasAttachment ? 'text and picture' : 'text';
      const objects = change(world, id, { status: 'current', wasCurrent: true, published, title: request.title });
      return { objects, reply: content(id, { ...object, status: 'current', title: request.title }) };
    }
    case 'read-page': {
      const { status, title, version } = object;
      if (status !== 'current') return unchanged(failure('not-found'));
      return unchanged({ ok: true, value: { id, status, title, version, body: '' } });
    }
    case 'rewrite-page': {
      // A page in the trash comes back by it.
      if (object.status === 'draft' || call.page.version !== object.version) return unchanged(failure('conflict'));
      const patch = { status: 'current', title: call.page.title, version: object.version + 1 } as const;
      return { objects: change(world, id, patch), reply: content(id, { ...object, ...patch }) };
    }
    case 'discard-draft':
      if (object.status !== 'draft') return unchanged(failure('not-found'));
      return { objects: change(world, id, { status: 'gone' }), reply: done };
    case 'move-to-trash':
      if (object.status !== 'current') return unchanged(failure('not-found'));
      return { objects: change(world, id, { status: 'trashed' }), reply: done };
    case 'find-homepage':
    case 'remove-labels':
    case 'add-labels':
    case 'note-source':
    case 'choose-editor':
      return unchanged(object.status === 'trashed' ? failure('not-found') : done);
    default:
      return call satisfies never;
  }
}
