import { describe, expect, it } from 'vitest';
import { createGrantedPictures } from '../../../lib/background/granted-picture';
import { createPictureRegain } from '../../../lib/background/picture-regain';

const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 8, 0, 0, 0, 8,
]);

async function regain(fetchImage: (url: string) => Promise<Response>) {
  const regained: string[] = [];
  await createPictureRegain({
    findBlocked: async () => [
      { clipId: 'one', assets: [{ id: '1', url: 'https://granted.example/1.png' }] },
      {
        clipId: 'two',
        assets: [
          { id: '1', url: 'https://other.example/1.png' },
          { id: '2', url: 'https://granted.example/2.png' },
        ],
      },
    ],
    fetchGranted: createGrantedPictures({
      isOriginGranted: async (origin) => origin === 'https://granted.example',
      fetchImage,
    }),
    regainPicture: async (clipId, assetId, picture) =>
      void regained.push(`${clipId} ${assetId} ${picture.mediaType} ${picture.isCrop}`),
  })();
  return regained.sort();
}

describe('after a grant', () => {
  it('every clip that waits gets what it lacks from the granted site, and from no other', async () => {
    expect(await regain(async () => new Response(PNG))).toEqual(['one 1 image/png false', 'two 2 image/png false']);
  });

  it.each([
    ['redirects or is away', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['says no', async () => new Response(PNG, { status: 403 })],
    ['gives a page for a picture', async () => new Response('<html>', { headers: { 'content-type': 'image/png' } })],
    ['gives a drawing that could hold a script', async () => new Response('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('a site that %s changes nothing', async (_what, fetchImage) => {
    expect(await regain(fetchImage)).toEqual([]);
  });

  it('one that fails holds up none of the others', async () => {
    const fetchImage = async (url: string) => {
      if (url.endsWith('/1.png')) throw new TypeError('Failed to fetch');
      return new Response(PNG);
    };
    expect(await regain(fetchImage)).toEqual(['two 2 image/png false']);
  });
});
