import { leaveOutMedia } from '../adf/media';
import type { CapturedImage, CapturedPage } from '../clip/captured-page';
import type { Settings } from '../settings/settings';

/** A picture whose longer side is below this many CSS pixels is an ornament more often than not. */
const SMALL = 100;

function isLeftOut({ width, height }: CapturedImage, rule: Settings['pictures']): boolean {
  switch (rule) {
    case 'all':
      return false;
    case 'large':
      return width !== undefined && height !== undefined && Math.max(width, height) < SMALL;
    case 'none':
      return true;
    default:
      return rule satisfies never;
  }
}

/**
 * Gives a captured page without the pictures that the person's rule leaves out. Of a picture that would have been kept
 * but for "none" the description stays; a picture that was itself asked for always stays.
 */
export function applyPictureRule(page: CapturedPage, rule: Settings['pictures']): CapturedPage {
  const leftOut = new Set(page.images.filter((image) => isLeftOut(image, rule)).map(({ id }) => id));
  if (page.what === 'image' || leftOut.size === 0) return page;
  return {
    ...page,
    document: leaveOutMedia(page.document, { assetIds: leftOut, isDescribed: rule === 'none' }),
    images: page.images.filter(({ id }) => !leftOut.has(id)),
  };
}
