import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameAsset } from '../../../lib/clip/asset-name';

describe('nameAsset', () => {
  it('takes the first eight digits of the clip and the number of the asset', () => {
    expect(nameAsset('3F2504E0-4f89-11d3-9a0c-0305e82c3301', '12')).toBe('clip-3f2504e0-12');
  });

  it('gives a harmless name whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (clipId, assetId) => {
        expect(nameAsset(clipId, assetId)).toMatch(/^clip-[0-9a-f]{8}-[0-9a-zA-Z]{1,12}$/);
      }),
      { seed: 11 },
    );
  });
});
