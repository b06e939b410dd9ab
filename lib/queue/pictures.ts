import type { Asset } from '../clip/asset';
import { isBlocked } from '../clip/blocked-pictures';
import type { Loss, LossCode } from '../clip/loss';
import type { PictureEvent } from './clip-event';
import type { QueuedClip } from './queued-clip';
import type { Transition } from './transitions';

/** Milliseconds after the capture at which a picture that has not come is given up. */
export const PICTURES_MUST_COME_WITHIN = 60_000;

/** The losses with one more of this kind, or with `count` more. */
export function addLoss(losses: readonly Loss[], code: LossCode, count = 1): Loss[] {
  const known = losses.find((loss) => loss.code === code);
  if (!known) return [...losses, { code, count }];
  return losses.map((loss) => (loss === known ? { code, count: loss.count + count } : loss));
}

function withoutLoss(losses: readonly Loss[], code: LossCode): Loss[] {
  return losses
    .map((loss) => (loss.code === code ? { code, count: loss.count - 1 } : loss))
    .filter(({ count }) => count > 0);
}

/** The losses without what was said of these pictures. */
function unsaid(losses: readonly Loss[], assets: readonly Asset[]): Loss[] {
  return assets
    .flatMap(({ loss, isCrop }) => loss ?? (isCrop ? ['image-cropped' as const] : []))
    .reduce(withoutLoss, [...losses]);
}

/** The clip without pictures that no longer stand in its document, and without what was said of them. */
export function leaveOutPictures(clip: QueuedClip, assetIds: ReadonlySet<string>): QueuedClip {
  const dropped = clip.assets.filter(({ id }) => assetIds.has(id));
  if (dropped.length === 0) return clip;
  return {
    ...clip,
    assets: clip.assets.filter(({ id }) => !assetIds.has(id)),
    losses: unsaid(clip.losses, dropped),
  };
}

/** Whether some picture's bytes are still on their way. */
export function isAwaitingPictures({ assets }: Pick<QueuedClip, 'assets'>): boolean {
  return assets.some(({ state }) => state === 'pending');
}

function hasSameBytes(one: Asset, other: Asset): boolean {
  return one.state === 'stored' && other.state === 'stored' && one.digest !== undefined && one.digest === other.digest;
}

/** The picture whose file a stored picture is shown from: the first of the clip with the same bytes. */
export function pictureWithFile(asset: Asset, assets: readonly Asset[]): Asset {
  return assets.find((other) => hasSameBytes(asset, other)) ?? asset;
}

/** The pictures that have their bytes here and no file on the server yet, in reading order; of several alike the first. */
export function picturesToUpload({ assets, attachments }: Pick<QueuedClip, 'assets' | 'attachments'>): Asset[] {
  const isWithoutFile = (asset: Asset): boolean =>
    asset.state === 'stored' && pictureWithFile(asset, assets) === asset && !Object.hasOwn(attachments, asset.id);
  return assets.filter(isWithoutFile);
}

function replaceAsset(clip: QueuedClip, asset: Asset): QueuedClip {
  return { ...clip, assets: clip.assets.map((other) => (other.id === asset.id ? asset : other)) };
}

function storePicture(clip: QueuedClip, event: Extract<PictureEvent, { type: 'picture-stored' }>): Transition {
  const asset = clip.assets.find(({ id }) => id === event.assetId);
  if (asset?.state !== 'pending') return 'refused';
  const stored = replaceAsset(clip, { ...asset, ...event.facts, state: 'stored' });
  return event.facts.isCrop ? { ...stored, losses: addLoss(clip.losses, 'image-cropped') } : stored;
}

/**
 * Whether a clip still takes pictures that were lost or cut from the screen. Once there is a draft a step may be under
 * way that counts on what it has seen.
 */
export function takesRegained({ state, draftId }: Pick<QueuedClip, 'state' | 'draftId'>): boolean {
  return draftId === undefined && (state === 'captured' || state === 'queued' || state === 'needs-user');
}

/** The pictures of a clip that its site would give, if the clip still takes them. */
export function picturesToRegain(clip: Pick<QueuedClip, 'state' | 'draftId' | 'assets'>): Asset[] {
  return takesRegained(clip) ? clip.assets.filter(isBlocked) : [];
}

function regainPicture(clip: QueuedClip, event: Extract<PictureEvent, { type: 'picture-regained' }>): Transition {
  const asset = picturesToRegain(clip).find(({ id }) => id === event.assetId);
  if (!asset) return 'refused';
  const { loss = 'image-cropped', isCrop: _isCrop, ...rest } = asset;
  const regained = replaceAsset(clip, { ...rest, ...event.facts, state: 'stored' });
  return { ...regained, losses: withoutLoss(clip.losses, loss) };
}

/** A stored picture can be given up too, with all that are the same file: too large for the site, or its bytes gone. */
function losePicture(clip: QueuedClip, event: Extract<PictureEvent, { type: 'picture-lost' }>): Transition {
  const asset = clip.assets.find(({ id }) => id === event.assetId);
  if (!asset || asset.state === 'lost' || clip.attemptedPublish) return 'refused';
  const lost = clip.assets.filter((other) => other === asset || hasSameBytes(other, asset));
  const lose = ({ isCrop: _isCrop, ...rest }: Asset): Asset => ({ ...rest, state: 'lost', loss: event.loss });
  return {
    ...clip,
    assets: clip.assets.map((other) => (lost.includes(other) ? lose(other) : other)),
    losses: addLoss(unsaid(clip.losses, lost), event.loss, lost.length),
  };
}

function giveUpPending(clip: QueuedClip): Transition {
  const late = clip.assets.filter(({ state }) => state === 'pending').length;
  if (late === 0) return 'refused';
  const loss = 'image-too-slow';
  const assets = clip.assets.map(
    (asset): Asset => (asset.state === 'pending' ? { ...asset, state: 'lost', loss } : asset),
  );
  return { ...clip, assets, losses: addLoss(clip.losses, loss, late) };
}

function noteUploads(clip: QueuedClip, event: Extract<PictureEvent, { type: 'pictures-uploaded' }>): Transition {
  // An upload to a draft that was given up meanwhile says nothing about the new one.
  if (clip.draftId !== event.draftId) return 'refused';
  const alike = clip.assets.flatMap((asset) => {
    const uploaded = event.pictures[pictureWithFile(asset, clip.assets).id];
    return uploaded ? [[asset.id, uploaded] as const] : [];
  });
  return { ...clip, attachments: { ...clip.attachments, ...event.pictures, ...Object.fromEntries(alike) } };
}

/** The clip after something became of its pictures. Pure; the revision stays, so no step under way is disturbed. */
export function afterPicture(clip: QueuedClip, event: PictureEvent): Transition {
  switch (event.type) {
    case 'picture-stored':
      return storePicture(clip, event);
    case 'picture-regained':
      return regainPicture(clip, event);
    case 'picture-lost':
      return losePicture(clip, event);
    case 'pictures-late':
      return giveUpPending(clip);
    case 'pictures-uploaded':
      return noteUploads(clip, event);
    default:
      return event satisfies never;
  }
}
