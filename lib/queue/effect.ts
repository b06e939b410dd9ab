import type { Attachment, Content, PageContent } from '../confluence/confluence-client';
import type { ConfluenceErrorCode } from '../confluence/confluence-error';
import type { PictureEvent, PublisherEvent } from './clip-event';
import type { AbandonedDraft, QueuedClip } from './queued-clip';
import type { PauseKind } from './retry';

/** One network step, about the clip and the draft of the row it is performed with. */
export type Call =
  | { type: 'create-draft' }
  | { type: 'get-content' }
  | { type: 'list-attachments' }
  /** One request a picture, each noted in the row as it succeeds. */
  | { type: 'upload-pictures'; assetIds: readonly string[] }
  | { type: 'publish' }
  | { type: 'add-labels' }
  | { type: 'note-source' }
  | { type: 'choose-editor' }
  | { type: 'read-page' }
  | { type: 'find-homepage' }
  /** Writes over the version that was read: whoever wrote meanwhile, the write is refused as a conflict. */
  | { type: 'rewrite-page'; page: PageContent }
  | { type: 'remove-labels'; labels: readonly string[] }
  | { type: 'discard-draft'; draft: AbandonedDraft }
  | { type: 'move-to-trash' };

/** What a step asks to be done for it: it never acts itself. */
export type Effect =
  | Call
  /** A durable compare-and-set of the row. */
  | { type: 'commit'; event: PublisherEvent }
  | { type: 'note-pictures'; event: PictureEvent }
  | { type: 'pause'; why: PauseKind; retryAfter?: number };

/** A definite or indefinite failure of a call, as data. */
export type Failure = {
  ok: false;
  code: ConfluenceErrorCode;
  /** Milliseconds. */
  retryAfter?: number;
  /** The server's words, plain text. */
  message?: string;
  /** The picture that failed. */
  assetId?: string;
};

export type Reply<T> = { ok: true; value: T } | Failure;

type Values = {
  'create-draft': Content;
  'get-content': Content;
  'list-attachments': Attachment[];
  'upload-pictures': undefined;
  publish: Content;
  'add-labels': undefined;
  'note-source': undefined;
  'choose-editor': undefined;
  'read-page': PageContent;
  /** Its id, where the space has one. */
  'find-homepage': string | undefined;
  'rewrite-page': Content;
  'remove-labels': undefined;
  'discard-draft': undefined;
  'move-to-trash': undefined;
  /** The row as it is now, or undefined when somebody else had changed it. */
  commit: QueuedClip | undefined;
  'note-pictures': QueuedClip | undefined;
  pause: undefined;
};

/**
 * A step of the protocol: yields what is to be done and is given the replies. It holds no state but its own place, so
 * that a real publisher, a crash test and the model checker run the very same steps.
 */
export type Program<T> = Generator<Effect, T, Reply<unknown>>;

/** Has one effect done, with the type its reply has by {@link Values}. */
export function* perform<E extends Effect>(effect: E): Program<Reply<Values[E['type']]>> {
  return (yield effect) as Reply<Values[E['type']]>;
}

/** Has a transition made durable; the new row, or undefined when the step has lost its clip to somebody else. */
export function* commit(event: PublisherEvent): Program<QueuedClip | undefined> {
  const reply = yield* perform({ type: 'commit', event });
  return reply.ok ? reply.value : undefined;
}
