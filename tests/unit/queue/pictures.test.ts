import { describe, expect, it } from 'vitest';
import type { Asset } from '../../../lib/clip/asset';
import { afterPicture } from '../../../lib/queue/pictures';
import { CLIP_STATES } from '../../../lib/queue/queue-reads';
import type { ClipState, QueuedClip } from '../../../lib/queue/queued-clip';
import { pictures, row } from './samples';

const FACTS = { mediaType: 'image/jpeg', size: 9, width: 40, height: 30 };
const [picture] = pictures(1);

function clipWith(asset: Partial<Asset>, patch: Partial<QueuedClip> = {}): QueuedClip {
  return row({ assets: picture ? [{ ...picture, ...asset }] : [], ...patch });
}

const regained = (clip: QueuedClip) => afterPicture(clip, { type: 'picture-regained', assetId: '1', facts: FACTS });

describe('a picture that its site gives after all', () => {
  it('takes the place of its crop, and nothing is said of a crop any more', () => {
    const clip = clipWith(
      { state: 'stored', isCrop: true, mediaType: 'image/png', size: 5 },
      {
        losses: [
          { code: 'image-cropped', count: 2 },
          { code: 'cut-short', count: 1 },
        ],
      },
    );
    expect(regained(clip)).toMatchObject({
      revision: clip.revision,
      assets: [{ ...picture, ...FACTS, state: 'stored' }],
      losses: [
        { code: 'image-cropped', count: 1 },
        { code: 'cut-short', count: 1 },
      ],
    });
    expect(regained(clip)).not.toHaveProperty('assets.0.isCrop');
  });

  it('takes the place of its loss', () => {
    const clip = clipWith(
      { state: 'lost', loss: 'image-external' },
      { losses: [{ code: 'image-external', count: 1 }] },
    );
    expect(regained(clip)).toMatchObject({ assets: [{ state: 'stored', size: 9 }], losses: [] });
    expect(regained(clip)).not.toHaveProperty('assets.0.loss');
  });

  const TAKES: readonly ClipState[] = ['captured', 'queued', 'needs-user'];
  it.each(CLIP_STATES.map((state) => [state, TAKES.includes(state)] as const))('in %s: %s', (state, isTaken) => {
    const clip = clipWith({ state: 'lost', loss: 'image-external' }, { state });
    expect(regained(clip) !== 'refused').toBe(isTaken);
  });

  it('comes too late once there is a draft: a step may be under way that has counted the pictures', () => {
    const clip = clipWith({ state: 'lost', loss: 'image-external' }, { state: 'needs-user', draftId: '7' });
    expect(regained(clip)).toBe('refused');
  });

  it.each([
    ['is whole', { state: 'stored' }],
    ['is on its way', { state: 'pending' }],
    ['was too large', { state: 'lost', loss: 'image-too-large' }],
    ['was a drawing of the page', { state: 'stored', isCrop: true, url: '' }],
    ['was in the page itself', { state: 'lost', loss: 'image-external', url: 'data:image/png;base64,AA' }],
  ] as const)('is not asked for when it %s', (_what, asset) => {
    expect(regained(clipWith(asset))).toBe('refused');
  });
});

describe('a picture that is given up after it was stored', () => {
  const lost = (clip: QueuedClip) =>
    afterPicture(clip, { type: 'picture-lost', assetId: '1', loss: 'image-too-large' });

  it('is one loss, and no longer a crop, where it was cut from the screen', () => {
    const clip = clipWith(
      { state: 'stored', isCrop: true, mediaType: 'image/png', size: 5 },
      { losses: [{ code: 'image-cropped', count: 1 }] },
    );
    expect(lost(clip)).toMatchObject({
      assets: [{ state: 'lost', loss: 'image-too-large' }],
      losses: [{ code: 'image-too-large', count: 1 }],
    });
    expect(lost(clip)).not.toHaveProperty('assets.0.isCrop');
  });
});
