import type { Asset } from '../clip/asset';
import type { ClipId } from '../clip/clip';
import type { Picture } from './granted-picture';

export type PictureRegainPorts = {
  /** Every clip that still takes pictures it had lost, with those that its sites would give. */
  findBlocked(): Promise<{ clipId: ClipId; assets: readonly Pick<Asset, 'id' | 'url'>[] }[]>;
  fetchGranted(url: string): Promise<Picture | undefined>;
  /** Stores a picture in place of its loss or its crop, where the clip still takes it. */
  regainPicture(clipId: ClipId, assetId: string, picture: Picture): Promise<void>;
};

/**
 * Makes what gets, after a person let us ask another site, the pictures that clips lack from there: in every clip that
 * waits, for they were lost for the same reason. What cannot be had stays as it was.
 */
export function createPictureRegain({ findBlocked, fetchGranted, regainPicture }: PictureRegainPorts) {
  return async (): Promise<void> => {
    const clips = await findBlocked();
    const waiting = clips.flatMap(({ clipId, assets }) => assets.map(({ id, url }) => ({ clipId, id, url })));
    const regain = async ({ clipId, id, url }: (typeof waiting)[number]): Promise<void> => {
      const picture = await fetchGranted(url);
      if (picture !== undefined) await regainPicture(clipId, id, picture);
    };
    await Promise.all(waiting.map(regain));
  };
}
