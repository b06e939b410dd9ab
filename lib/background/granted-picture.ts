import { checkImage } from '../capture/image-bytes';
import { readPictureBody } from '../capture/image-source';
import type { LossCode } from '../clip/loss';

/** A picture's bytes and what they are. A crop has a size of its own, in CSS pixels: it may be a part. */
export type Picture = { bytes: Blob; mediaType: string; isCrop: boolean; width?: number; height?: number };

/** As many requests as go to one host at a time. */
const AT_ONCE = 6;
/** Milliseconds for one picture. */
export const TIME_A_PICTURE = 10_000;

export type GrantedPicturePorts = {
  isOriginGranted(origin: string): Promise<boolean>;
  /** Gets a picture from an origin the person granted; rejects otherwise. */
  fetchImage(url: string, signal: AbortSignal): Promise<Response>;
};

/**
 * Makes what gets a picture from its site where the person granted that: `undefined` where they did not, where the site
 * gives none in ten seconds, and where what it gives is no picture or one too large. Never rejects.
 */
export function createGrantedPictures({ isOriginGranted, fetchImage }: GrantedPicturePorts) {
  const inTurn = createTurns(AT_ONCE);
  return async (url: string): Promise<Picture | undefined> => {
    if (!/^https?:/i.test(url) || !(await isOriginGranted(new URL(url).origin))) return undefined;
    try {
      const bytes = await inTurn(async () => {
        return readPictureBody(await fetchImage(url, AbortSignal.timeout(TIME_A_PICTURE)));
      });
      const mediaType = checkImage(bytes);
      if (mediaType === 'image/svg+xml') return undefined;
      return { bytes: new Blob([bytes], { type: mediaType }), mediaType, isCrop: false };
    } catch {
      // The next way is tried; when none is left the picture becomes a Loss.
      return undefined;
    }
  };
}

/** Runs work beside each other, but no more than so much of it. */
function createTurns(most: number) {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
}

/** As what a picture counts that could not be read: where the web has it, the page in Confluence still shows it from there. */
export function lossOfUnreadable(url: string): LossCode {
  return /^https?:/i.test(url) ? 'image-external' : 'image-unreadable';
}
