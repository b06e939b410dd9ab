import type { PersonEvent } from '../../lib/queue/clip-event';
import type { Call, Reply } from '../../lib/queue/effect';
import type { QueuedClip, UploadedPicture } from '../../lib/queue/queued-clip';

/** A draft or page as far as the protocol can tell. */
export type ServerObject = {
  space: string;
  status: 'draft' | 'current' | 'trashed' | 'gone';
  wasCurrent: boolean;
  /** Somebody gave the page another title in Confluence itself. */
  isRenamed: boolean;
  title: string;
  version: number;
  isIndexed: boolean;
  hasAttachment: boolean;
  /** What the publication that made it current brought. */
  published: 'nothing' | 'text' | 'text and picture';
};

/** Calls of the protocol, and of the mutants that do what it never does. */
export type ModelCall =
  | Call
  | { type: 'publish-unrecorded'; id: string }
  | { type: 'create-page' }
  | { type: 'search-title' };

/** A request that was sent, with all that was in it. `sender` is the worker that waits for the answer, or nobody. */
export type Request = {
  call: ModelCall;
  id: string | undefined;
  space: string;
  title: string;
  isPictured: boolean;
  sender: number | undefined;
};

/** Where a worker is: the row it saw, and the replies that brought its step to where it stands. */
export type Worker = {
  row: QueuedClip;
  isFresh: boolean;
  replies: readonly Reply<unknown>[];
  /** An upload was answered and is not noted yet. */
  uploaded?: UploadedPicture;
};

/** What a person can do: decide on the clip, or act in Confluence itself. */
export type Decision = PersonEvent['type'] | 'renamed' | 'trash page' | 'rename page';

/** The titles a clip can be given here. */
export const FIRST_TITLE = 'first';
export const OTHER_TITLE = 'other';

/** One state of the whole world. Never changed, only replaced. */
export type World = {
  faults: number;
  decisions: number;
  /** The row as everybody reads it, and as it would be after a power loss. */
  stored: QueuedClip;
  flushed: QueuedClip;
  objects: readonly ServerObject[];
  requests: readonly Request[];
  workers: readonly (Worker | undefined)[];
  wasCancelled: boolean;
};

/** How a state came about, for the story of a violation. */
export type Move = { name: string; kind: 'protocol' | 'fault' | 'person'; next: World };

/** The list with another item in one place. */
export function replaceAt<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((other, position) => (position === index ? item : other));
}

/** The world after a write; a relaxed one is lost with the power. */
export function store(world: World, next: QueuedClip, isRelaxed: boolean): World {
  return { ...world, stored: next, flushed: isRelaxed ? world.flushed : next };
}

/** The world with a worker in another place of its step, or idle. */
export function withWorker(world: World, index: number, worker: Worker | undefined): World {
  return { ...world, workers: replaceAt(world.workers, index, worker) };
}
