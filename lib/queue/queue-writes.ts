import type { ClipId } from '../clip/clip';
import { addressOfPage } from '../clip/page-address';
import type { PersonEvent } from './clip-event';
import { decideOn } from './decisions';
import { decideOnWhole, type EditedClip, isEdit } from './edit-clip';
import { createRow, type NewEntry } from './new-entry';
import type { QueueWrite } from './queue-connection';
import type { StoredPicture, Tombstone } from './queue-database';
import { findGesture, keysOf } from './queue-reads';
import { ACTIVE_STATES, type QueuedClip } from './queued-clip';
import type { Transition } from './transitions';

/** Puts a clip with its document into the queue. The same gesture again gives the clip it made before. */
export async function addClip(transaction: QueueWrite, entry: NewEntry): Promise<QueuedClip> {
  const clips = transaction.objectStore('clips');
  const row = createRow(entry);
  const known = (await clips.get(row.id)) ?? (await findGesture(transaction, row));
  if (known) return known;
  await clips.add(row);
  await transaction.objectStore('documents').add(entry.clip.document, row.id);
  return row;
}

async function removePayload(transaction: QueueWrite, id: ClipId): Promise<void> {
  await transaction.objectStore('documents').delete(id);
  await transaction.objectStore('pictures').delete(keysOf(id));
}

function tombstoneOf(clip: QueuedClip): Tombstone | undefined {
  const { id: clipId, draftId: pageId, destination, title, source, url, publishedAt, losses } = clip;
  if (pageId === undefined || !destination || publishedAt === undefined) return undefined;
  const link = url === undefined ? {} : { url };
  const lacks = losses.length === 0 ? {} : { losses };
  return { clipId, pageId, title, sourceUrl: addressOfPage(source), destination, at: publishedAt, ...link, ...lacks };
}

/** Writes a row, and with it what its new state means for the other stores: this is the only place payloads go. */
async function saveRow(transaction: QueueWrite, before: QueuedClip, next: QueuedClip): Promise<QueuedClip> {
  await transaction.objectStore('clips').put(next);
  if (before.state === next.state) return next;
  if (next.state === 'trash') await transaction.objectStore('tombstones').delete(next.id);
  if (next.state === 'done' || next.state === 'changing') {
    const tombstone = tombstoneOf(next);
    if (tombstone) await transaction.objectStore('tombstones').put(tombstone);
    await removePayload(transaction, next.id);
  }
  return next;
}

/** Changes one row by a pure function of what is stored now; undefined when it is gone or the change was refused. */
export async function changeClip(
  transaction: QueueWrite,
  id: ClipId,
  change: (stored: QueuedClip) => Transition,
): Promise<QueuedClip | undefined> {
  const stored = await transaction.objectStore('clips').get(id);
  if (!stored) return undefined;
  const next = change(stored);
  return next === 'refused' ? undefined : saveRow(transaction, stored, next);
}

/** Notes a person's decision; what they wrote above the clip, and what of it they left out, goes into its document. */
export async function decideClip(
  transaction: QueueWrite,
  id: ClipId,
  event: PersonEvent,
): Promise<QueuedClip | undefined> {
  const documents = transaction.objectStore('documents');
  const document = isEdit(event) ? await documents.get(id) : undefined;
  if (!document) return changeClip(transaction, id, (stored) => decideOn(stored, event));
  let edited: EditedClip | undefined;
  const row = await changeClip(transaction, id, (stored) => {
    edited = decideOnWhole({ row: stored, document }, event);
    return edited?.row ?? 'refused';
  });
  if (!row || !edited) return undefined;
  await documents.put(edited.document, id);
  for (const assetId of edited.dropped) await transaction.objectStore('pictures').delete([id, assetId]);
  return row;
}

/** Stores a picture's bytes if the change of its row is not refused. */
export async function putPicture(
  transaction: QueueWrite,
  key: [ClipId, string],
  { picture, change }: { picture: StoredPicture; change: (stored: QueuedClip) => Transition },
): Promise<QueuedClip | undefined> {
  const row = await changeClip(transaction, key[0], change);
  if (row) await transaction.objectStore('pictures').put(picture, key);
  return row;
}

/** Makes everything due that failed before and waits for another try; what waits for its undo time goes on waiting. */
export async function hastenRetries(transaction: QueueWrite, now: number): Promise<void> {
  const clips = transaction.objectStore('clips');
  for (const state of ACTIVE_STATES) {
    const waiting = await clips.index('due').getAll(IDBKeyRange.bound([state, now], [state, []], true));
    const failed = waiting.filter(({ attempts }) => attempts > 0);
    for (const row of failed) await clips.put({ ...row, notBefore: now });
  }
}

/** Forgets a clip altogether. */
export async function removeClip(transaction: QueueWrite, id: ClipId): Promise<void> {
  await transaction.objectStore('clips').delete(id);
  await removePayload(transaction, id);
}
