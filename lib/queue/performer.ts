import type { AdfDocument } from '../adf/nodes';
import type { Asset } from '../clip/asset';
import { numberTitle } from '../clip/title';
import type { Body, ConfluenceClient } from '../confluence/confluence-client';
import { ConfluenceError, type ConfluenceErrorCode } from '../confluence/confluence-error';
import type { ClipQueue } from './clip-queue';
import type { Call, Effect, Failure, Reply } from './effect';
import { PictureUploadError, type PictureUploader, uploadPictures } from './picture-uploads';
import { QueueError } from './queue-error';
import type { Owner, QueuedClip, UploadedPicture, Wire } from './queued-clip';
import type { PauseKind } from './retry';

/** All that is needed to write a document in one of its two wire forms. */
export type RenderRequest = {
  document: AdfDocument;
  wire: Wire;
  /** The draft or page the body is for; ADF names the collection of its pictures by it. Absent for a new draft. */
  contentId?: string;
  assets: readonly Asset[];
  /** By asset id; what is missing here has no file on the server. */
  attachments: Readonly<Record<string, UploadedPicture>>;
};
export type Render = (request: RenderRequest) => Body;

/** The property a page carries: which clip it was, where that came from, and what of it could not be kept. */
export const SOURCE_PROPERTY = 'quick-capture';

/** A clip that has everything a network step needs. */
export type BoundClip = QueuedClip & Required<Pick<QueuedClip, 'destination' | 'owner'>>;

/** Whether a clip says where it goes and whose it is. */
export function isBound(clip: QueuedClip): clip is BoundClip {
  return clip.destination !== undefined && clip.owner !== undefined;
}

export type PerformerPorts = {
  queue: ClipQueue;
  client: ConfluenceClient;
  render: Render;
  /** Keeps the worker alive until one network step has ended. */
  keepAlive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Stops the whole queue for a while; `retryAfter` in milliseconds, where the server asked for it. */
  pauseQueue(kind: PauseKind, retryAfter?: number): Promise<void>;
};

/** Does what a step asks for, and knows the row as it was last seen. */
export type Performer = {
  perform(effect: Effect): Promise<Reply<unknown>>;
  /** How the last call to the server ended; undefined before the first. */
  lastAnswer(): 'answered' | ConfluenceErrorCode | undefined;
};

function toFailure(error: unknown): Failure {
  if (!(error instanceof ConfluenceError)) throw error;
  const { retryAfter, serverMessage } = error.details;
  return {
    ok: false,
    code: error.code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(serverMessage === undefined ? {} : { message: serverMessage }),
    ...(error instanceof PictureUploadError ? { assetId: error.assetId } : {}),
  };
}

/** The body of a new draft: one line without pictures, for a draft with media may be stored empty. */
function firstBody(clip: BoundClip, render: Render): Body {
  const text = { type: 'text' as const, text: clip.source.url };
  const document: AdfDocument = { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [text] }] };
  return render({ document, wire: clip.wire, assets: [], attachments: {} });
}

async function finalBody(clip: BoundClip, contentId: string, { queue, render }: PerformerPorts): Promise<Body> {
  const document = await queue.getDocument(clip.id);
  if (!document) throw new QueueError('broken');
  const { wire, assets, attachments } = clip;
  return render({ document, wire, contentId, assets, attachments });
}

function isSameOwner(left: Owner, right: Owner): boolean {
  return left.cloudId === right.cloudId && left.accountId === right.accountId;
}

function contentIdOf(clip: QueuedClip): string {
  if (clip.draftId === undefined) throw new Error(`a step in state ${clip.state} needs a draft`);
  return clip.draftId;
}

function describeSource({ id, source, losses }: QueuedClip): Record<string, unknown> {
  return { clipId: id, source: source.url, ...(losses.length > 0 && { losses }) };
}

/** One call to Confluence; rejects with a ConfluenceError. */
async function request(call: Call, clip: BoundClip, ports: PerformerPorts): Promise<unknown> {
  const { client } = ports;
  const { type, space, parent, labels } = clip.destination;
  const title = numberTitle(clip.title, clip.titleNumber);
  const parentId = parent && type === 'page' ? { parentId: parent.id } : {};
  switch (call.type) {
    case 'create-draft':
      return client.createDraft({ type, spaceId: space.id, title, ...parentId, body: firstBody(clip, ports.render) });
    case 'get-content':
      return client.getContent(type, contentIdOf(clip));
    case 'list-attachments':
      return client.listAttachments(type, contentIdOf(clip));
    case 'publish': {
      const id = contentIdOf(clip);
      return client.publishDraft({ type, id, title, ...parentId, body: await finalBody(clip, id, ports) });
    }
    case 'add-labels':
      return client.addLabels(contentIdOf(clip), labels);
    case 'note-source':
      return client.setProperty(type, contentIdOf(clip), SOURCE_PROPERTY, describeSource(clip));
    case 'choose-editor':
      return client.setProperty(type, contentIdOf(clip), 'editor', 'v2');
    case 'read-page':
      return client.readPage(type, contentIdOf(clip));
    case 'find-homepage':
      return (await client.getSpace(space.id)).homepageId;
    case 'rewrite-page':
      return client.rewritePage(type, { ...call.page, id: contentIdOf(clip) });
    case 'remove-labels':
      return client.removeLabels(contentIdOf(clip), call.labels);
    case 'discard-draft':
      // Another account's draft cannot be seen by this one, and "not found" would be taken for "gone".
      if (!isSameOwner(call.draft.owner, clip.owner)) throw new ConfluenceError('forbidden');
      return client.discardDraft(call.draft.type, call.draft.id);
    case 'move-to-trash':
      return client.moveToTrash(type, contentIdOf(clip));
    case 'upload-pictures':
      return uploadPictures(call.assetIds, uploaderFor(clip, ports));
    default:
      return call satisfies never;
  }
}

function uploaderFor(clip: BoundClip, { queue, client, keepAlive }: PerformerPorts): PictureUploader {
  const contentId = contentIdOf(clip);
  return {
    findAsset: (assetId) => clip.assets.find(({ id }) => id === assetId),
    getPicture: (assetId) => queue.getPicture(clip.id, assetId),
    upload: (picture) => keepAlive(() => client.uploadToDraft({ type: clip.destination.type, contentId, ...picture })),
    noteUpload: async (assetId, uploaded) => {
      await queue.notePictures(clip.id, {
        type: 'pictures-uploaded',
        draftId: contentId,
        pictures: { [assetId]: uploaded },
      });
    },
    noteLoss: async (assetId) => {
      await queue.losePicture(clip.id, assetId, 'image-unreadable');
    },
  };
}

/** Does the effects of one clip's steps, beginning with this row. */
export function createPerformer(first: BoundClip, ports: PerformerPorts): Performer {
  const { queue, keepAlive, pauseQueue } = ports;
  let row = first;
  let lastAnswer: ReturnType<Performer['lastAnswer']>;
  const see = (next: QueuedClip | undefined): Reply<unknown> => {
    if (next && isBound(next)) row = next;
    return { ok: true, value: next };
  };
  const call = async (effect: Call): Promise<Reply<unknown>> => {
    try {
      const work = () => request(effect, row, ports);
      const value = await (effect.type === 'upload-pictures' ? work() : keepAlive(work));
      lastAnswer = 'answered';
      return { ok: true, value };
    } catch (error) {
      const failure = toFailure(error);
      lastAnswer = failure.code;
      return failure;
    }
  };
  return {
    perform: async (effect) => {
      if (effect.type === 'commit') return see(await queue.transition(row, effect.event));
      if (effect.type === 'note-pictures') return see(await queue.notePictures(row.id, effect.event));
      if (effect.type !== 'pause') return call(effect);
      await pauseQueue(effect.why, effect.retryAfter);
      return { ok: true, value: undefined };
    },
    lastAnswer: () => lastAnswer,
  };
}
