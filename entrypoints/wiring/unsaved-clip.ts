import type { UnsavedClip, UnsavedWish } from '../../components/services';
import { createGrantedPictures } from '../../lib/background/granted-picture';
import { createPageReader } from '../../lib/background/page-reader';
import { createPictureCollector } from '../../lib/background/picture-collector';
import { copyFormatted } from '../../lib/platform/clipboard';
import { createImageFetch } from '../../lib/platform/guarded-fetch';
import { isOriginGranted } from '../../lib/platform/host-permissions';
import { callInPage } from '../../lib/platform/page-script';
import { saveFile } from '../../lib/platform/save-file';
import { takeScreenshot } from '../../lib/platform/screenshot';
import { decideOnWhole } from '../../lib/queue/edit-clip';
import { createHolder } from '../../lib/queue/held-clip';
import { isAwaitingPictures } from '../../lib/queue/pictures';
import { type HeldClip, openSalvage, toFile, toPiece } from '../../lib/queue/salvage';
import { createCapturing } from './capturing';
import { createScreenStores } from './screen-stores';

/** Milliseconds for all pictures of the clip: somebody waits for the file. */
const TIME_IN_ALL = 20_000;

/** A clip as it is now, and once its pictures are there or given up. */
type Found = { clip: HeldClip; whenWhole(): Promise<HeldClip> };

/** The clip as the queue has it, where so much of the queue can still be read. */
async function findInQueue(clipId: string | undefined): Promise<HeldClip | undefined> {
  if (clipId === undefined) return undefined;
  // A queue that cannot be read has nothing to find: then there is the page.
  const salvage = await openSalvage().catch(() => undefined);
  return salvage?.find(clipId).catch(() => undefined);
}

/** Reads the page once more, by this screen itself: neither worker nor queue is asked. `stored` is kept if it reads the same. */
async function readPage({ tabId, what }: UnsavedWish, stored: HeldClip | undefined): Promise<Found> {
  const holder = createHolder(stored);
  const collect = createPictureCollector({
    pageReader: createPageReader(callInPage, Math.random),
    storePicture: async (...picture) => void (await holder.storePicture(...picture)),
    losePicture: async (...picture) => void (await holder.losePicture(...picture)),
    fetchGranted: createGrantedPictures({
      isOriginGranted,
      fetchImage: createImageFetch({ fetch: (url, init) => fetch(url, init), isGranted: isOriginGranted }),
    }),
    takeScreenshot,
    now: Date.now,
  });
  const { capture, describeWish } = createCapturing({
    stores: createScreenStores(),
    openQueue: async () => holder,
    pictures: {
      begin: ({ id, token, wanted }, target) =>
        collect({ clipId: id, token, wanted, target, until: Date.now() + TIME_IN_ALL }),
    },
    destinations: { chooseFor: async () => undefined },
  });
  const gesture = await describeWish(tabId, what);
  // Whoever takes the clip out was asked about its page before, or means just that.
  const { pictures } = await capture(gesture, { intent: 'preview', isConfirmed: true, known: stored?.row.id });
  // What fails of them is a picture less in the file.
  const collected = pictures.catch(() => undefined);
  const held = (): HeldClip => {
    const clip = holder.held();
    if (!clip) throw new TypeError('A capture adds its clip first');
    return clip;
  };
  return { clip: held(), whenWhole: () => collected.then(held) };
}

/** The clip that was shown, with what the page still has of its pictures; where it is nowhere any more, the page's own. */
async function find(wish: UnsavedWish): Promise<Found> {
  const stored = await findInQueue(wish.clipId);
  const asStored = stored && { clip: stored, whenWhole: async () => stored };
  if (asStored && !isAwaitingPictures(stored.row)) return asStored;
  try {
    const found = await readPage(wish, stored);
    return asStored && found.clip.row.id !== stored.row.id ? asStored : found;
  } catch (error) {
    if (asStored) return asStored;
    throw error;
  }
}

/** The clip as Save would have left it: with the person's own words, and bound for the place they chose. */
function applySave(clip: HeldClip, { clipId, save }: UnsavedWish, accountId: string | undefined): HeldClip {
  const { title, destination, edit = {} } = save;
  // Places of parts hold for the reading they were chosen in: too much is better than the wrong part less.
  const { leftOut, ...words } = edit;
  const saved = decideOnWhole(clip, {
    type: 'confirmed',
    at: Date.now(),
    edit: clip.row.id === clipId && leftOut ? { ...words, leftOut } : words,
    ...(title !== undefined && { title }),
    ...(destination && { destination }),
    ...(destination && accountId !== undefined && { accountId }),
  });
  if (!saved) return clip;
  const pictures = [...clip.pictures].filter(([assetId]) => !saved.dropped.has(assetId));
  return { row: saved.row, document: saved.document, pictures: new Map(pictures) };
}

/** Takes a clip out that could not be saved. Needs neither the worker nor storage that can be written. */
export async function takeUnsaved(wish: UnsavedWish): Promise<UnsavedClip> {
  const [{ clip, whenWhole }, account] = await Promise.all([
    find(wish),
    // Without an account the file says only where to, and whoever adds it is asked.
    createScreenStores()
      .account.read()
      .catch(() => undefined),
  ]);
  const { row, document } = applySave(clip, wish, account?.accountId);
  return {
    title: row.title,
    url: row.source.url,
    document,
    pictureUrls: new Map(row.assets.map(({ id, url }) => [id, url])),
    copy: copyFormatted,
    download: async () => {
      const piece = toPiece(applySave(await whenWhole(), wish, account?.accountId));
      saveFile('quick-capture-clip.json', toFile([piece]));
    },
  };
}
