import { checkImage } from '../capture/image-bytes';
import type { LossCode } from '../clip/loss';

/** A picture's bytes and what they are. */
export type Picture = { bytes: Blob; mediaType: string; isCrop: boolean };

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
  return async (url: string): Promise<Picture | undefined> => {
    if (!/^https?:/i.test(url) || !(await isOriginGranted(new URL(url).origin))) return undefined;
    try {
      const response = await fetchImage(url, AbortSignal.timeout(TIME_A_PICTURE));
      const bytes = await response.arrayBuffer();
      const mediaType = checkImage(new Uint8Array(bytes));
      if (!response.ok || mediaType === 'image/svg+xml') return undefined;
      return { bytes: new Blob([bytes], { type: mediaType }), mediaType, isCrop: false };
    } catch {
      // The next way is tried; when none is left the picture becomes a Loss.
      return undefined;
    }
  };
}

/** As what a picture counts that could not be read: where the web has it, the page in Confluence still shows it from there. */
export function lossOfUnreadable(url: string): LossCode {
  return /^https?:/i.test(url) ? 'image-external' : 'image-unreadable';
}
