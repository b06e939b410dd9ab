import { createGrantedPictures } from '../../lib/background/granted-picture';
import { createPageReader } from '../../lib/background/page-reader';
import { createPictureCollector } from '../../lib/background/picture-collector';
import { createPictureErrands, type PictureErrands } from '../../lib/background/picture-errands';
import { parsePictureLedger } from '../../lib/background/picture-ledger';
import { createPictureRegain } from '../../lib/background/picture-regain';
import type { Receipts } from '../../lib/background/receipts';
import { setAlarm } from '../../lib/platform/alarms';
import { openPopup } from '../../lib/platform/badge';
import { createImageFetch } from '../../lib/platform/guarded-fetch';
import { isOriginGranted } from '../../lib/platform/host-permissions';
import { createLock } from '../../lib/platform/locks';
import { callInPage } from '../../lib/platform/page-script';
import { takeScreenshot } from '../../lib/platform/screenshot';
import { createStoredItem } from '../../lib/platform/stored-item';
import type { ClipQueue } from '../../lib/queue/clip-queue';
import { picturesToRegain } from '../../lib/queue/pictures';
import { takePopupQuestion } from '../wiring/popup-question';

/** Getting pictures on the real browser: when a page was captured, after a stop of the worker, and after a grant. */
export function createPicturing({ openQueue, receipts }: { openQueue: () => Promise<ClipQueue>; receipts: Receipts }): {
  errands: PictureErrands;
  /** The person let us ask another site: what was lost for it is fetched, and the popup that asked comes back. */
  granted(): Promise<void>;
} {
  const fetchGranted = createGrantedPictures({
    isOriginGranted,
    fetchImage: createImageFetch({ fetch: (url, init) => fetch(url, init), isGranted: isOriginGranted }),
  });
  const collect = createPictureCollector({
    pageReader: createPageReader(callInPage, Math.random),
    storePicture: async (clipId, assetId, picture) => {
      await (await openQueue()).storePicture(clipId, assetId, picture);
    },
    losePicture: async (clipId, assetId, loss) => {
      await (await openQueue()).losePicture(clipId, assetId, loss);
    },
    fetchGranted,
    takeScreenshot: (tabId) => receipts.withoutReceipt(tabId, () => takeScreenshot(tabId)),
    now: Date.now,
  });
  const errands = createPictureErrands({
    ledger: createStoredItem({ area: 'session', key: 'pictures', parse: parsePictureLedger }),
    lock: createLock('pictures'),
    collect,
    findAwaited: async (clipId) => {
      const clip = await (await openQueue()).get(clipId);
      return clip?.assets.filter(({ state }) => state === 'pending') ?? [];
    },
    // Every start of a worker resumes the errands, so that the alarm needs no listener.
    wakeAt: (time) => setAlarm('pictures', time),
    now: Date.now,
  });
  const regain = createPictureRegain({
    findBlocked: async () => {
      const states = ['captured', 'queued', 'needs-user'] as const;
      const clips = await (await openQueue()).list({ states, limit: Number.POSITIVE_INFINITY });
      return clips.map((clip) => ({ clipId: clip.id, assets: picturesToRegain(clip) }));
    },
    fetchGranted,
    regainPicture: async (clipId, assetId, picture) => {
      await (await openQueue()).regainPicture(clipId, assetId, picture);
    },
  });
  return {
    errands,
    granted: async () => {
      const isAwaited = await takePopupQuestion('pictures');
      await regain();
      if (isAwaited) await openPopup();
    },
  };
}
