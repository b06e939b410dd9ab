import type { PictureEvent, PublisherEvent } from '../../lib/queue/clip-event';
import type { Effect, Failure, Reply } from '../../lib/queue/effect';
import { afterPicture } from '../../lib/queue/pictures';
import type { QueuedClip } from '../../lib/queue/queued-clip';
import { activeState, MISSING_IS_BELIEVED_AFTER } from '../../lib/queue/transitions';
import { crashMoves } from './crash-moves';
import { personMoves } from './person-moves';
import type { Protocol } from './protocol';
import { execute } from './server';
import {
  type ModelCall,
  type Move,
  type Request,
  replaceAt,
  store,
  type Worker,
  type World,
  withWorker,
} from './state';

type Place = { done: true; row: QueuedClip | undefined } | { done: false; effect: Effect };

/** Where the worker's step stands: it is begun anew and given the replies again, for it holds no other state. */
function placeOf(worker: Worker, protocol: Protocol): Place {
  const state = activeState(worker.row.state);
  if (!state) return { done: true, row: undefined };
  // Every look for something missing is the second one if there was a first: time itself is no part of the model.
  const now = worker.row.missingSince === undefined ? 0 : MISSING_IS_BELIEVED_AFTER;
  const round = { isFresh: worker.isFresh, now: () => now, random: () => 0 };
  const program = protocol.step({ ...worker.row, state }, round);
  let step = program.next();
  for (const reply of worker.replies) if (!step.done) step = program.next(reply);
  return step.done ? { done: true, row: step.value } : { done: false, effect: step.value };
}

function isCall(effect: Effect | ModelCall): effect is ModelCall {
  return effect.type !== 'commit' && effect.type !== 'note-pictures' && effect.type !== 'pause';
}

function requestFor(call: ModelCall, row: QueuedClip, sender: number): Request {
  const isUploaded = (id: string) => row.attachments[id] !== undefined || call.type === 'create-page';
  const isPictured = row.assets.some(({ id, state }) => state === 'stored' && isUploaded(id));
  return { call, id: row.draftId, space: row.destination?.space.id ?? '', title: row.title, isPictured, sender };
}

/** The row the worker acts on: the last one a reply has shown it. */
function latestRow(worker: Worker): QueuedClip {
  const rows = worker.replies.flatMap((reply) => (reply.ok && isQueuedClip(reply.value) ? [reply.value] : []));
  return rows.at(-1) ?? worker.row;
}

function isQueuedClip(value: unknown): value is QueuedClip {
  return typeof value === 'object' && value !== null && 'revision' in value;
}

/** Goes on to the worker's next effect; a call is under way at once, for one never sent is one that never arrives. */
function settle(world: World, index: number, protocol: Protocol): World {
  const worker = world.workers[index];
  if (!worker) return world;
  const place = placeOf(worker, protocol);
  if (place.done) {
    if (!place.row || !activeState(place.row.state)) return withWorker(world, index, undefined);
    const isFresh = worker.isFresh || worker.row.abandonedDrafts === undefined;
    return settle(withWorker(world, index, { row: place.row, isFresh, replies: [] }), index, protocol);
  }
  if (!isCall(place.effect)) return world;
  const request = requestFor(place.effect, latestRow(worker), index);
  return { ...world, requests: [...world.requests, request] };
}

function reply(
  world: World,
  index: number,
  { protocol, answer }: { protocol: Protocol; answer: Reply<unknown> },
): World {
  const worker = world.workers[index];
  if (!worker) return world;
  return settle(withWorker(world, index, { ...worker, replies: [...worker.replies, answer] }), index, protocol);
}

function commit(
  world: World,
  index: number,
  { event, protocol }: { event: PublisherEvent; protocol: Protocol },
): World {
  const worker = world.workers[index];
  if (!worker) return world;
  const next = protocol.commit(world.stored, latestRow(worker), event);
  if (next === 'refused') return reply(world, index, { protocol, answer: { ok: true, value: undefined } });
  const stored = store(world, next, protocol.isRelaxed(event));
  return reply(stored, index, { protocol, answer: { ok: true, value: next } });
}

/** Once an upload is answered its place is noted in the row, and only then does the step go on. */
function noteUpload(world: World, index: number, protocol: Protocol): World {
  const { uploaded, ...worker } = world.workers[index] ?? {};
  if (!uploaded || !('row' in worker)) return world;
  const { draftId } = worker.row;
  const event = { type: 'pictures-uploaded', draftId: draftId ?? '', pictures: { '1': uploaded } } as const;
  const next = afterPicture(world.stored, event);
  const noted = next === 'refused' ? world : store(world, next, false);
  return reply(withWorker(noted, index, worker), index, { protocol, answer: { ok: true, value: undefined } });
}

function begin(world: World, index: number, protocol: Protocol): World | undefined {
  if (!activeState(world.stored.state) || protocol.isWaiting(world.stored)) return undefined;
  return settle(withWorker(world, index, { row: world.stored, isFresh: false, replies: [] }), index, protocol);
}

function localMove(world: World, index: number, protocol: Protocol): Move | undefined {
  const worker = world.workers[index];
  const name = `worker ${index}`;
  if (!worker) {
    const next = begin(world, index, protocol);
    return next && { name: `${name} takes the clip (${world.stored.state})`, kind: 'protocol', next };
  }
  if (worker.uploaded)
    return { name: `${name} notes its upload`, kind: 'protocol', next: noteUpload(world, index, protocol) };
  const place = placeOf(worker, protocol);
  if (place.done || isCall(place.effect)) return undefined;
  const { effect } = place;
  if (effect.type === 'commit') {
    const next = commit(world, index, { event: effect.event, protocol });
    return { name: `${name} commits ${effect.event.type}`, kind: 'protocol', next };
  }
  if (effect.type === 'pause') {
    const next = reply(world, index, { protocol, answer: { ok: true, value: undefined } });
    return { name: `${name} pauses the queue`, kind: 'protocol', next };
  }
  const noted = afterPicture(world.stored, effect.event);
  const value = noted === 'refused' ? undefined : noted;
  const next = reply(value ? store(world, value, false) : world, index, { protocol, answer: { ok: true, value } });
  return { name: `${name} notes attachments`, kind: 'protocol', next };
}

function without(requests: readonly Request[], request: Request): Request[] {
  return requests.filter((other) => other !== request);
}

/** The answer arrives, if anybody still waits for it. */
function deliver(
  world: World,
  request: Request,
  { answer, protocol }: { answer: Reply<unknown>; protocol: Protocol },
): World {
  const { sender, call } = request;
  const rest = { ...world, requests: without(world.requests, request) };
  const worker = sender === undefined ? undefined : rest.workers[sender];
  if (sender === undefined || !worker) return rest;
  const heard = protocol.hear(call, answer);
  if (call.type !== 'upload-pictures' || !heard.ok) return reply(rest, sender, { protocol, answer: heard });
  const uploaded = { attachmentId: 'a', fileId: 'f', fileName: 'clip-00000000-1.png' };
  return withWorker(rest, sender, { ...worker, uploaded });
}

const NO_OUTCOME: Failure = { ok: false, code: 'timeout' };
const SPURIOUS_404: Failure = { ok: false, code: 'not-found' };

/** A change of the page that was sent arrives before the second look for something missing, a minute later, or never. */
function isTooEarly({ requests, workers }: World, { call, sender }: Request): boolean {
  const row = sender === undefined ? undefined : workers[sender]?.row;
  if (call.type !== 'get-content' || row?.missingSince === undefined || !row.change) return false;
  const isChanging = workers.some((worker) => worker?.row.state === 'changing');
  return isChanging || requests.some((other) => other.call.type === 'rewrite-page');
}

/**
 * The server carries the request out, whether or not anybody waits for it. One fault stands for all answers that tell
 * nothing (`judge` treats them alike): the request stays under way and may be carried out at once (a 5xx after it), later
 * (a timeout) or never (a 5xx before it), so that "never" needs no move of its own.
 */
function requestMoves(world: World, request: Request, protocol: Protocol): Move[] {
  if (isTooEarly(world, request)) return [];
  const { call, sender } = request;
  const { objects, reply: answer } = execute(world, request);
  const executed = { ...world, objects };
  const moves: Move[] = [
    { name: `server: ${call.type}`, kind: 'protocol', next: deliver(executed, request, { answer, protocol }) },
  ];
  if (sender === undefined || world.faults === 0) return moves;
  const faults = world.faults - 1;
  const abandoned = { ...world, faults, requests: [...world.requests, { ...request, sender: undefined }] };
  const noOutcome = deliver(abandoned, request, { answer: NO_OUTCOME, protocol });
  moves.push({ name: `${call.type} without an answer`, kind: 'fault', next: noOutcome });
  // A spurious 404 heals within the minute between two looks, by what was seen of them: the second look tells the truth.
  const isSecondLook = world.workers[sender]?.row.missingSince !== undefined;
  if (call.type !== 'get-content' || isSecondLook) return moves;
  const spurious = deliver({ ...world, faults }, request, { answer: SPURIOUS_404, protocol });
  return [...moves, { name: 'spurious 404', kind: 'fault', next: spurious }];
}

/** The picture comes, is kept back by its site, or comes after all because the person allowed that. */
function pictureMoves(world: World): Move[] {
  const facts = { mediaType: 'image/png', size: 1 };
  const events: [string, PictureEvent][] = [
    ['the picture arrives', { type: 'picture-stored', assetId: '1', facts }],
    ['the picture is kept back', { type: 'picture-lost', assetId: '1', loss: 'image-external' }],
    ['the picture comes after all', { type: 'picture-regained', assetId: '1', facts }],
  ];
  const isOver = world.stored.assets.every(({ state }) => state === 'stored');
  return events.flatMap(([name, event]): Move[] => {
    const next = isOver ? 'refused' : afterPicture(world.stored, event);
    return next === 'refused' ? [] : [{ name, kind: 'protocol', next: store(world, next, false) }];
  });
}

/** The search index catches up: only strategies that search can tell. */
function indexMoves(world: World): Move[] {
  if (!world.requests.some(({ call }) => call.type === 'search-title')) return [];
  return world.objects.flatMap((object, index): Move[] => {
    if (object.status !== 'current' || object.isIndexed) return [];
    const objects = replaceAt(world.objects, index, { ...object, isIndexed: true });
    return [{ name: 'the index catches up', kind: 'protocol', next: { ...world, objects } }];
  });
}

/** Everything that can happen next. */
export function movesFrom(world: World, protocol: Protocol): Move[] {
  const local = world.workers.flatMap((_worker, index) => localMove(world, index, protocol) ?? []);
  const requests = world.requests.flatMap((request) => requestMoves(world, request, protocol));
  const flush: Move[] =
    world.flushed === world.stored
      ? []
      : [{ name: 'flush', kind: 'protocol', next: { ...world, flushed: world.stored } }];
  return [
    ...local,
    ...requests,
    ...pictureMoves(world),
    ...flush,
    ...indexMoves(world),
    ...crashMoves(world),
    ...personMoves(world, protocol),
  ];
}
