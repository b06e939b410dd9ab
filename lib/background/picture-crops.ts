import type { ReadImage, ScreenPlace } from '../clip/captured-page';
import type { Picture } from './granted-picture';
import type { PageReader, PageTarget } from './page-reader';

export type PictureCropsPorts = {
  pageReader: Pick<PageReader, 'readPlaces'>;
  /** A picture of the tab as it is on the screen now, if it is in front. */
  takeScreenshot(tabId: number): Promise<Screenshot | undefined>;
};

/** What pictures are cut from. */
export type Screenshot = { cut(place: ScreenPlace): Promise<Blob> };

/** How often a page is photographed that does not stand still; Chromium allows two pictures a second. */
const TRIES = 3;
/** Less than a pixel of any screen, in CSS pixels. */
const SAME = 0.25;

function isSame(one: ScreenPlace, other: ScreenPlace | undefined): boolean {
  if (!other) return false;
  const sides = ['x', 'y', 'width', 'height', 'devicePixelRatio'] as const;
  return sides.every((side) => Math.abs(one[side] - other[side]) < SAME);
}

async function cut(screenshot: Screenshot, place: ScreenPlace): Promise<Picture | undefined> {
  // A screen can be too large to cut from: that is a picture less, and no more.
  const bytes = await screenshot.cut(place).catch(() => undefined);
  if (!bytes) return undefined;
  const size = { width: Math.round(place.width), height: Math.round(place.height) };
  return { bytes, mediaType: 'image/png', isCrop: true, ...size };
}

/**
 * Cuts the pictures that the page could not give, by id, where they can be seen. The page is asked again after each
 * screenshot, for it may have been scrolled under it: what has moved meanwhile would be a picture of something else.
 * Never rejects.
 */
export async function cropPictures(
  failed: readonly Extract<ReadImage, { ok: false }>[],
  { token, target, ports }: { token: string; target: PageTarget; ports: PictureCropsPorts },
): Promise<ReadonlyMap<string, Picture>> {
  const crops = new Map<string, Picture>();
  const seen = failed.filter(({ reason }) => reason !== 'too-large');
  let places = new Map(seen.flatMap(({ id, visibleRect }) => (visibleRect ? [[id, visibleRect] as const] : [])));
  for (let tries = 0; tries < TRIES && places.size > 0; tries += 1) {
    const screenshot = await ports.takeScreenshot(target.tabId).catch(() => undefined);
    if (!screenshot) break;
    const now = await ports.pageReader.readPlaces(target, { token, ids: [...places.keys()] }).catch(() => undefined);
    const after = new Map(now?.map(({ id, place }) => [id, place]));
    const still = [...places].filter(([id, place]) => isSame(place, after.get(id)));
    for (const [id, place] of still) {
      const crop = await cut(screenshot, place);
      if (crop) crops.set(id, crop);
    }
    places = new Map([...after].filter(([id]) => !crops.has(id)));
  }
  return crops;
}
