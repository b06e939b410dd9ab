import type { Reply } from '../../lib/queue/effect';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import type { Request, ServerObject, Worker, World } from './state';

/** What no rule of the protocol looks at is taken out of a row, so that equal situations are equal states. */
function reduceRow(row: QueuedClip, revision: number): QueuedClip {
  const { orphanDrafts: _orphans, endedAt: _ended, url: _url, publishedAt: _published, ...rest } = row;
  return { ...rest, revision, attempts: 0, notBefore: 0, losses: [] };
}

type Interned<T> = { value: T; number: number };

/** One object for all that are equal, and a number for it: states share their parts, and their keys are short. */
function createInterner<T extends object>(write: (value: T) => string) {
  const byText = new Map<string, Interned<T>>();
  const byIdentity = new WeakMap<T, Interned<T>>();
  return (value: T): Interned<T> => {
    const known = byIdentity.get(value);
    if (known) return known;
    const text = write(value);
    const entry = byText.get(text) ?? { value, number: byText.size };
    byText.set(text, entry);
    byIdentity.set(value, entry);
    return entry;
  };
}

const internObjects = createInterner<readonly ServerObject[]>((objects) => JSON.stringify(objects));
const internRequest = createInterner<Request>((request) => JSON.stringify(request));
const internReply = createInterner<Reply<unknown>>((reply) => JSON.stringify(reply));
const internRow = createInterner<QueuedClip>((row) =>
  JSON.stringify(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1))),
);

const ranked = new WeakMap<QueuedClip, Interned<QueuedClip>[]>();

function rankRow(row: QueuedClip, revision: number): Interned<QueuedClip> {
  const known = ranked.get(row) ?? [];
  const entry = known[revision] ?? internRow(reduceRow(row, revision));
  known[revision] = entry;
  ranked.set(row, known);
  return entry;
}

function isRow(value: unknown): value is QueuedClip {
  return typeof value === 'object' && value !== null && 'revision' in value;
}

function rowsOf(world: World): QueuedClip[] {
  const rows = [world.stored, world.flushed];
  for (const worker of world.workers) {
    if (!worker) continue;
    rows.push(worker.row);
    for (const reply of worker.replies) if (reply.ok && isRow(reply.value)) rows.push(reply.value);
  }
  return rows;
}

const CURRENT = 1;
const STALE = 0;

/** Whether a held version is still the object's: whatever it was otherwise, a write over it is a conflict for ever. */
function reduceVersion(id: string | undefined, version: number, objects: readonly ServerObject[]): number {
  return id !== undefined && objects[Number(id)]?.version === version ? CURRENT : STALE;
}

function hasVersion(value: unknown): value is { id: string; version: number } {
  return typeof value === 'object' && value !== null && 'version' in value && 'id' in value;
}

function reduceReply(reply: Reply<unknown>, objects: readonly ServerObject[]): Reply<unknown> {
  if (!reply.ok || !hasVersion(reply.value)) return reply;
  const version = reduceVersion(reply.value.id, reply.value.version, objects);
  return version === reply.value.version ? reply : { ok: true, value: { ...reply.value, version } };
}

function reduceRequest(request: Request, objects: readonly ServerObject[]): Request {
  const { call, id } = request;
  if (call.type !== 'rewrite-page') return request;
  const version = reduceVersion(id, call.page.version, objects);
  return version === call.page.version ? request : { ...request, call: { ...call, page: { ...call.page, version } } };
}

function reduceObjects(objects: readonly ServerObject[]): readonly ServerObject[] {
  if (objects.every(({ version }) => version === CURRENT)) return objects;
  return objects.map((object) => ({ ...object, version: CURRENT }));
}

/** What a request that nobody waits for can still change; the others are as good as lost. */
function isEffective({ call, id }: Request, objects: readonly ServerObject[]): boolean {
  const target = (of: string | undefined) => (of === undefined ? undefined : objects[Number(of)]?.status);
  switch (call.type) {
    case 'create-draft':
    case 'create-page':
      return true;
    case 'publish':
    case 'upload-pictures':
      return target(id) === 'draft';
    case 'publish-unrecorded':
      return target(call.id) === 'draft';
    case 'discard-draft':
      return target(call.draft.id) === 'draft';
    case 'move-to-trash':
      return target(id) === 'draft' || target(id) === 'current';
    case 'rewrite-page': {
      const page = id === undefined ? undefined : objects[Number(id)];
      return page !== undefined && page.status !== 'gone' && call.page.version === page.version;
    }
    case 'get-content':
    case 'read-page':
    case 'find-homepage':
    case 'remove-labels':
    case 'list-attachments':
    case 'search-title':
    case 'add-labels':
    case 'note-source':
    case 'choose-editor':
      return false;
    default:
      return call satisfies never;
  }
}

/** Requests that make a difference, in an order of their own; of equal ones that change nothing twice only one. */
function reduceRequests(requests: readonly Request[], objects: readonly ServerObject[]): Interned<Request>[] {
  const kept = requests
    .filter((request) => request.sender !== undefined || isEffective(request, objects))
    .map((request) => internRequest(reduceRequest(request, objects)))
    .sort((left, right) => left.number - right.number);
  return kept.filter(({ value, number }, index) => {
    const isRepeatable = value.call.type === 'create-draft' || value.call.type === 'create-page';
    return value.sender !== undefined || isRepeatable || kept[index - 1]?.number !== number;
  });
}

type Rank = (row: QueuedClip) => Interned<QueuedClip>;
type ReducedWorker = { worker: Worker | undefined; key: string };

const workersByKey = new Map<string, ReducedWorker>();
const IDLE: ReducedWorker = { worker: undefined, key: '-' };

/** The worker with its rows counted anew, and all that tells it from others. */
function reduceWorker(
  worker: Worker | undefined,
  { rank, objects }: { rank: Rank; objects: readonly ServerObject[] },
): ReducedWorker {
  if (!worker) return IDLE;
  const row = rank(worker.row);
  const replies = worker.replies.map((reply) => {
    if (!reply.ok || !isRow(reply.value)) return internReply(reduceReply(reply, objects));
    return internReply({ ok: true, value: rank(reply.value).value });
  });
  const flags = `${worker.isFresh ? 'f' : ''}${worker.uploaded ? 'u' : ''}`;
  const key = `${row.number}${flags},${replies.map(({ number }) => number).join()}`;
  const known = workersByKey.get(key);
  if (known) return known;
  const reduced = { worker: { ...worker, row: row.value, replies: replies.map(({ value }) => value) }, key };
  workersByKey.set(key, reduced);
  return reduced;
}

function moveSenders(requests: readonly Request[], order: readonly { index: number }[]): readonly Request[] {
  if (order.every(({ index }, place) => index === place)) return requests;
  const placeOf = (sender: number) => order.findIndex(({ index }) => index === sender);
  return requests.map((request) =>
    request.sender === undefined ? request : { ...request, sender: placeOf(request.sender) },
  );
}

/**
 * The same world with revisions counted from 0, versions of pages that are current or not, equal parts made identical
 * and workers in an order of their own, and its key. Only the order of revisions that somebody still holds matters, and
 * whether a version is the page's; without this the endless retries of the protocol would be endless states.
 */
export function canonical(world: World): { world: World; key: string } {
  const revisions = [...new Set(rowsOf(world).map(({ revision }) => revision))].sort((left, right) => left - right);
  const rank: Rank = (row) => rankRow(row, revisions.indexOf(row.revision));
  const stored = rank(world.stored);
  const flushed = rank(world.flushed);
  const objects = internObjects(reduceObjects(world.objects));
  const workers = world.workers
    .map((worker, index) => ({ ...reduceWorker(worker, { rank, objects: world.objects }), index }))
    .sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
  const requests = reduceRequests(moveSenders(world.requests, workers), world.objects);
  const { faults, decisions, wasCancelled } = world;
  const next: World = {
    faults,
    decisions,
    wasCancelled,
    stored: stored.value,
    flushed: flushed.value,
    objects: objects.value,
    workers: workers.map(({ worker }) => worker),
    requests: requests.map(({ value }) => value),
  };
  const counts = `${faults}.${decisions}${wasCancelled ? 'c' : ''} ${stored.number}.${flushed.number}.${objects.number}`;
  const key = `${counts} ${workers.map((entry) => entry.key).join(' ')} ${requests.map(({ number }) => number).join()}`;
  return { world: next, key };
}
