import { describe, expect, it } from 'vitest';
import { createGrantedPictures, type Picture } from '../../../lib/background/granted-picture';
import { createPictureCollector, type PictureCollectorPorts } from '../../../lib/background/picture-collector';
import type { ReadImage, ReadImages, ScreenPlace } from '../../../lib/clip/captured-page';

const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 8, 0, 0, 0, 8,
]);
const ok = (id: string): ReadImage => ({ id, ok: true, bytes: PNG.buffer, mediaType: 'image/png' });
const visibleRect = { x: 1, y: 2, width: 3, height: 4, devicePixelRatio: 1 };

type Overrides = Partial<PictureCollectorPorts> & Partial<Parameters<typeof createGrantedPictures>[0]>;

function setUp(answers: (ReadImages | 'gone')[], overrides: Overrides = {}) {
  const stored = new Map<string, Picture>();
  const lost = new Map<string, string>();
  const asked: string[][] = [];
  const fetched: string[] = [];
  let screenshots = 0;
  /** Where the pictures are after each screenshot. */
  const places: (ScreenPlace | undefined)[] = [visibleRect];
  const time = { now: 0 };
  const collect = createPictureCollector({
    pageReader: {
      readImages: async (_target, { images }) => {
        asked.push(images.map(({ id }) => id));
        const answer = answers.shift() ?? 'gone';
        if (answer === 'gone') throw new Error('gone');
        return answer;
      },
      readPlaces: async (_target, { ids }) => {
        const place = places.length > 1 ? places.shift() : places[0];
        return place ? ids.map((id) => ({ id, place })) : [];
      },
    },
    storePicture: async (_clipId, id, picture) => void stored.set(id, picture),
    losePicture: async (_clipId, id, loss) => void lost.set(id, loss),
    fetchGranted: createGrantedPictures({
      isOriginGranted: async () => false,
      fetchImage: async (url) => {
        fetched.push(url);
        return new Response(PNG);
      },
      ...overrides,
    }),
    takeScreenshot: async () => {
      screenshots += 1;
      return { cut: async () => new Blob([PNG]) };
    },
    now: () => time.now,
    ...overrides,
  });
  const wanted = ['1', '2', '3'].map((id) => ({ id, url: `https://pictures.example/${id}.png` }));
  return {
    run: () => collect({ clipId: 'c', token: 't', wanted, target: { tabId: 1, documentId: 'd' }, until: 60_000 }),
    stored,
    lost,
    asked,
    fetched,
    time,
    places,
    screenshots: () => screenshots,
  };
}

describe('collecting pictures', () => {
  it('stores each as it comes and asks on for those that did not fit', async () => {
    const { run, stored, asked, lost } = setUp([
      { images: [ok('1'), ok('2')], remaining: ['3'] },
      { images: [ok('3')], remaining: [] },
    ]);
    await run();
    expect([...stored.keys()]).toEqual(['1', '2', '3']);
    expect(asked).toEqual([['1', '2', '3'], ['3']]);
    expect(lost.size).toBe(0);
  });

  it('cuts what the page may not read from one screenshot', async () => {
    const unreadable = (id: string): ReadImage => ({ id, ok: false, reason: 'unreadable', visibleRect });
    const { run, stored, screenshots, fetched } = setUp([
      { images: [unreadable('1'), unreadable('2'), ok('3')], remaining: [] },
    ]);
    await run();
    expect(stored.get('1')?.isCrop).toBe(true);
    expect(stored.get('2')?.isCrop).toBe(true);
    expect(screenshots()).toBe(1);
    expect(fetched).toEqual([]);
  });

  const seen: ReadImages = {
    images: [{ id: '1', ok: false, reason: 'unreadable', visibleRect }, ok('2'), ok('3')],
    remaining: [],
  };

  it('takes another screenshot where the page was scrolled under the first', async () => {
    const { run, stored, screenshots, places } = setUp([seen]);
    places.unshift({ ...visibleRect, y: 40, height: 9 });
    places[1] = { ...visibleRect, y: 40, height: 9 };
    await run();
    expect(screenshots()).toBe(2);
    expect(stored.get('1')).toMatchObject({ isCrop: true, height: 9 });
  });

  it('cuts nothing from a page that does not stand still, or has moved the picture out of sight', async () => {
    const restless = setUp([seen]);
    restless.places.splice(0, 1, ...[10, 20, 30, 40].map((y) => ({ ...visibleRect, y })));
    await restless.run();
    expect(restless.screenshots()).toBe(3);
    expect(restless.lost.get('1')).toBe('image-external');

    const gone = setUp([seen]);
    gone.places[0] = undefined;
    await gone.run();
    expect(gone.screenshots()).toBe(1);
    expect(gone.lost.get('1')).toBe('image-external');
  });

  it('loses a picture, and nothing else, where no screenshot can be taken or cut', async () => {
    for (const takeScreenshot of [
      () => Promise.reject(new Error('the tab is gone')),
      async () => ({ cut: () => Promise.reject(new Error('too large a canvas')) }),
    ]) {
      const { run, stored, lost } = setUp([seen], { takeScreenshot });
      await run();
      expect([...stored.keys()]).toEqual(['2', '3']);
      expect([...lost]).toEqual([['1', 'image-external']]);
    }
  });

  it('takes no screenshot for a picture that is too large to keep', async () => {
    const tooLarge: ReadImage = { id: '1', ok: false, reason: 'too-large', visibleRect };
    const { run, lost, screenshots } = setUp([{ images: [tooLarge, ok('2'), ok('3')], remaining: [] }]);
    await run();
    expect(screenshots()).toBe(0);
    expect(lost.get('1')).toBe('image-too-large');
  });

  it('fetches from a host that the person granted rather than crop', async () => {
    const answers: ReadImages[] = [
      { images: [{ id: '1', ok: false, reason: 'unreadable', visibleRect }], remaining: [] },
    ];
    const { run, stored } = setUp(answers, {
      isOriginGranted: async (origin) => origin === 'https://pictures.example',
    });
    await run();
    expect(stored.get('1')).toMatchObject({ isCrop: false, mediaType: 'image/png' });
  });

  it('lets a granted site that does not answer hold up nothing, and cuts its picture as it was', async () => {
    const never = Promise.withResolvers<Response>();
    const answers: ReadImages[] = [
      { images: [{ id: '1', ok: false, reason: 'unreadable', visibleRect }], remaining: ['2', '3'] },
      { images: [ok('2'), ok('3')], remaining: [] },
    ];
    const { run, stored, screenshots } = setUp(answers, {
      isOriginGranted: async () => true,
      fetchImage: () => never.promise,
    });
    const running = run();
    await expect.poll(() => [...stored.keys()]).toEqual(['2', '3']);
    expect(screenshots()).toBe(1);
    never.reject(new TypeError('Failed to fetch'));
    await running;
    expect(stored.get('1')).toMatchObject({ isCrop: true, width: 3, height: 4 });
  });

  it('asks granted sites for six pictures at a time', async () => {
    const gate = Promise.withResolvers<void>();
    let underWay = 0;
    const fetchGranted = createGrantedPictures({
      isOriginGranted: async () => true,
      fetchImage: async () => {
        underWay += 1;
        await gate.promise;
        return new Response(PNG);
      },
    });
    const pictures = Array.from({ length: 20 }, (_, index) => fetchGranted(`https://pictures.example/${index}.png`));
    await new Promise((resolve) => setTimeout(resolve));
    expect(underWay).toBe(6);
    gate.resolve();
    expect((await Promise.all(pictures)).every((picture) => picture !== undefined)).toBe(true);
  });

  it('reads of a granted site no more than a picture may hold', async () => {
    let megabytes = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        megabytes += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const fetchGranted = createGrantedPictures({
      isOriginGranted: async () => true,
      fetchImage: async () => new Response(endless),
    });
    expect(await fetchGranted('https://pictures.example/1.png')).toBeUndefined();
    expect(megabytes).toBeLessThan(30);
  });

  it('refuses a fetched file that is no picture', async () => {
    const answers: ReadImages[] = [{ images: [{ id: '1', ok: false, reason: 'unreadable' }], remaining: [] }];
    const { run, stored, lost } = setUp(answers, {
      isOriginGranted: async () => true,
      fetchImage: async () => new Response('<html>'),
    });
    await run();
    expect(stored.size).toBe(0);
    expect(lost.get('1')).toBe('image-external');
  });

  it('refuses a fetched picture of more pixels than should ever be decoded', async () => {
    const bomb = new Uint8Array(PNG);
    bomb.set([0, 1, 0, 0], 16);
    bomb.set([0, 1, 0, 0], 20);
    const answers: ReadImages[] = [{ images: [{ id: '1', ok: false, reason: 'unreadable' }], remaining: [] }];
    const { run, stored, lost } = setUp(answers, {
      isOriginGranted: async () => true,
      fetchImage: async () => new Response(bomb),
    });
    await run();
    expect(stored.size).toBe(0);
    expect(lost.get('1')).toBe('image-external');
  });

  it.each([
    ['unreadable', 'image-external'],
    ['too-large', 'image-too-large'],
    ['too-slow', 'image-too-slow'],
  ] as const)('gives up a picture that is %s and off the screen', async (reason, loss) => {
    const { run, lost } = setUp([{ images: [{ id: '1', ok: false, reason }, ok('2'), ok('3')], remaining: [] }]);
    await run();
    expect([...lost]).toEqual([['1', loss]]);
  });

  it('loses what a closed tab still owed, and nothing else', async () => {
    const { run, stored, lost } = setUp([{ images: [ok('1')], remaining: ['2', '3'] }, 'gone']);
    await run();
    expect([...stored.keys()]).toEqual(['1']);
    expect([...lost]).toEqual([
      ['2', 'image-external'],
      ['3', 'image-external'],
    ]);
  });

  it('stops asking after a minute', async () => {
    const { run, lost, time, asked } = setUp(
      [
        { images: [ok('1')], remaining: ['2', '3'] },
        { images: [ok('2')], remaining: [] },
      ],
      {
        storePicture: async () => {
          time.now = 61_000;
        },
      },
    );
    await run();
    expect(asked).toHaveLength(1);
    expect(lost.get('2')).toBe('image-too-slow');
  });
});
