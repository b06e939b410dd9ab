import type { Attachment, Content } from '../confluence/confluence-client';
import { changePage } from './change-page';
import { commit, type Effect, type Failure, type Program, perform, type Reply } from './effect';
import { pictureFileName } from './picture-file-name';
import { picturesToUpload, pictureWithFile } from './pictures';
import type { AbandonedDraft, ActiveState, QueuedClip, UploadedPicture } from './queued-clip';
import { type Next, type Round, settle } from './settle';

type StepProgram = (clip: QueuedClip, round: Round) => Next;

/** Step 1. Whoever loses the race for the draft's id discards the draft nobody will ever know of. */
function* createDraft(clip: QueuedClip, round: Round): Next {
  const created = yield* perform({ type: 'create-draft' });
  if (!created.ok) return yield* settle('create', created, { clip, round });
  const drafted = yield* commit({ type: 'drafted', draftId: created.value.id });
  if (drafted) return drafted;
  if (clip.destination && clip.owner) {
    const draft = { id: created.value.id, type: clip.destination.type, owner: clip.owner };
    yield* perform({ type: 'discard-draft', draft });
  }
  return undefined;
}

/** The pictures that the server has under the name and with the size of ours. */
function matchAttachments(clip: QueuedClip, attachments: readonly Attachment[]): Record<string, UploadedPicture> {
  const byName = new Map(attachments.map((attachment) => [attachment.fileName, attachment]));
  const matches = clip.assets.flatMap((asset): [string, UploadedPicture][] => {
    const found = byName.get(pictureFileName(pictureWithFile(asset, clip.assets)));
    if (asset.state !== 'stored' || !found) return [];
    if (found.size !== undefined && found.size !== asset.size) return [];
    const { attachmentId, fileName, fileId } = found;
    return [[asset.id, { attachmentId, fileName, ...(fileId === undefined ? {} : { fileId }) }]];
  });
  return Object.fromEntries(matches);
}

/** Reads back what is uploaded, for an interrupted or repeated upload may have changed it. */
function* readAttachments(clip: QueuedClip): Program<Reply<QueuedClip | undefined>> {
  const listed = yield* perform({ type: 'list-attachments' });
  if (!listed.ok || clip.draftId === undefined) return listed.ok ? { ok: true, value: undefined } : listed;
  const pictures = matchAttachments(clip, listed.value);
  return yield* perform({
    type: 'note-pictures',
    event: { type: 'pictures-uploaded', draftId: clip.draftId, pictures },
  });
}

/** Step 2. Uploads are repeatable: the same name is the same attachment, in a new version. */
function* uploadPictures(clip: QueuedClip, round: Round): Next {
  let row = clip;
  if (!round.isFresh && picturesToUpload(row).length > 0) {
    const read = yield* readAttachments(row);
    if (!read.ok) return yield* settle('read', read, { clip, round });
    if (!read.value) return undefined;
    row = read.value;
  }
  const assetIds = picturesToUpload(row).map(({ id }) => id);
  if (assetIds.length > 0) {
    const uploaded = yield* perform({ type: 'upload-pictures', assetIds });
    if (!uploaded.ok && !(yield* settle('upload', uploaded, { clip: row, round }))) return undefined;
  }
  return yield* commit({ type: 'uploads-finished' });
}

/** Step 3. From here on the draft's id never changes. */
function* intendToPublish(): Next {
  return yield* commit({ type: 'publish-intended' });
}

function* notePublished({ title, url }: Content, round: Round): Next {
  return yield* commit({ type: 'published', at: round.now(), title, ...(url === undefined ? {} : { url }) });
}

/** ADF names pictures by an id that only the server knows; storage names them by their files' names. */
function lacksFileIds(clip: QueuedClip): boolean {
  const stored = clip.assets.filter(({ state }) => state === 'stored');
  return clip.wire === 'adf' && stored.some(({ id }) => clip.attachments[id]?.fileId === undefined);
}

function* putCurrent(clip: QueuedClip, round: Round): Next {
  let row = clip;
  const hasPictures = clip.assets.some(({ state }) => state === 'stored');
  if (clip.wire === 'adf' && hasPictures && (!round.isFresh || lacksFileIds(clip))) {
    const read = yield* readAttachments(clip);
    if (!read.ok) return yield* settle('read', read, { clip, round });
    if (!read.value) return undefined;
    row = read.value;
    if (lacksFileIds(row)) return yield* commit({ type: 'body-refused' });
  }
  const answer = yield* perform({ type: 'publish' });
  if (!answer.ok) return yield* settle('publish', answer, { clip: row, round });
  if (answer.value.status === 'current') return yield* notePublished(answer.value, round);
  return yield* settle('publish', { ok: false, code: 'malformed' }, { clip: row, round });
}

/**
 * Step 4. Right after the intent the publication is sent unseen; after any interruption the server is asked first, for
 * the answer of an earlier publication may have been lost.
 */
function* publish(clip: QueuedClip, round: Round): Next {
  if (round.isFresh) return yield* putCurrent(clip, round);
  const found = yield* perform({ type: 'get-content' });
  if (!found.ok) return yield* settle('read', found, { clip, round });
  switch (found.value.status) {
    case 'draft':
      return yield* putCurrent(clip, round);
    case 'current':
    case 'archived':
      return yield* notePublished(found.value, round);
    case 'trashed':
    case 'deleted':
    case 'historical':
      yield* commit({ type: 'stuck', reason: 'page-gone' });
      return undefined;
    default:
      return found.value.status satisfies never;
  }
}

type FinishingCall = Extract<Effect, { type: 'add-labels' | 'note-source' | 'choose-editor' }>;

/**
 * What no person can do anything about: some bodies cannot be moved to the new editor, and some sites take no properties.
 * The page is saved all the same.
 */
function isLeft({ type }: FinishingCall, { code }: Failure): boolean {
  switch (type) {
    case 'add-labels':
      return false;
    case 'choose-editor':
      return code === 'refused';
    case 'note-source':
      return code === 'refused' || code === 'forbidden' || code === 'body-refused' || code === 'too-large';
    default:
      return type satisfies never;
  }
}

/** Step 5. Each of these calls is safe to repeat. */
function* finish(clip: QueuedClip, round: Round): Next {
  const calls: FinishingCall[] = [];
  let isSourceRefused = false;
  if (clip.destination && clip.destination.labels.length > 0) calls.push({ type: 'add-labels' });
  calls.push({ type: 'note-source' });
  if (clip.wire === 'storage') calls.push({ type: 'choose-editor' });
  for (const call of calls) {
    const answer = yield* perform(call);
    if (answer.ok) continue;
    if (isLeft(call, answer)) isSourceRefused ||= call.type === 'note-source';
    else if (!(yield* settle('finish', answer, { clip, round }))) return undefined;
  }
  return yield* commit({ type: 'finished', at: round.now(), ...(isSourceRefused && { isSourceRefused }) });
}

function ownDraft(clip: QueuedClip): AbandonedDraft | undefined {
  const { draftId, destination, owner } = clip;
  return draftId !== undefined && destination && owner ? { id: draftId, type: destination.type, owner } : undefined;
}

/** A change that is still under way would bring the page back out of the trash: another look in a minute decides. */
function* trashPage(clip: QueuedClip, round: Round): Next {
  const trashed = yield* perform({ type: 'move-to-trash' });
  if (!trashed.ok && !(yield* settle('remove', trashed, { clip, round }))) return undefined;
  if (clip.change) return yield* settle('read', { ok: false, code: 'not-found' }, { clip, round });
  return yield* commit({ type: 'withdrawn', at: round.now() });
}

/**
 * Step 6. After the intent a publication may be on its way still, so the server is asked before and after. That nothing
 * is found is believed at the second look only: one spurious 404 after a late publication would leave the page behind.
 */
function* withdraw(clip: QueuedClip, round: Round): Next {
  const draft = ownDraft(clip);
  if (!draft) return yield* commit({ type: 'withdrawn', at: round.now() });
  let found = clip.attemptedPublish ? yield* perform({ type: 'get-content' }) : undefined;
  if (!found || (found.ok && found.value.status === 'draft')) {
    const discarded = yield* perform({ type: 'discard-draft', draft });
    if (!discarded.ok && !(yield* settle('remove', discarded, { clip, round }))) return undefined;
    if (!clip.attemptedPublish) return yield* commit({ type: 'withdrawn', at: round.now() });
    found = yield* perform({ type: 'get-content' });
  }
  if (!found.ok) return yield* settle('read', found, { clip, round });
  switch (found.value.status) {
    case 'current':
    case 'archived':
      return yield* trashPage(clip, round);
    case 'draft':
      return yield* settle('read', { ok: false, code: 'malformed' }, { clip, round });
    case 'trashed':
    case 'deleted':
    case 'historical':
      return yield* commit({ type: 'withdrawn', at: round.now() });
    default:
      return found.value.status satisfies never;
  }
}

/** Step 7: discards a draft that a change of destination gave up; one that cannot be discarded is counted instead. */
function* discardAbandoned(draft: AbandonedDraft, { clip, round }: { clip: QueuedClip; round: Round }): Next {
  const discarded = yield* perform({ type: 'discard-draft', draft });
  const isRefused =
    !discarded.ok && (discarded.code === 'forbidden' || discarded.code === 'scope' || discarded.code === 'refused');
  if (!discarded.ok && !isRefused && !(yield* settle('remove', discarded, { clip, round }))) return undefined;
  return yield* commit({ type: 'draft-discarded', draftId: draft.id, isOrphan: isRefused });
}

/** What is done in each state. */
const STEPS: Record<ActiveState, StepProgram> = {
  queued: createDraft,
  drafted: uploadPictures,
  ready: intendToPublish,
  publishing: publish,
  published: finish,
  changing: changePage,
  cancelling: withdraw,
};

/** The next step of a clip in this state. Gives the clip to go on with, or undefined when it has to wait. */
export function* nextStep(clip: QueuedClip & { state: ActiveState }, round: Round): Next {
  const abandoned = clip.abandonedDrafts?.[0];
  if (abandoned) return yield* discardAbandoned(abandoned, { clip, round });
  return yield* STEPS[clip.state](clip, round);
}
