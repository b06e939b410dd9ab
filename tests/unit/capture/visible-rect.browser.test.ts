import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createImageRegistry, type ImageRegistry } from '../../../lib/capture/image-registry';
import { readPlaces } from '../../../lib/capture/visible-rect';
import type { ScreenPlace } from '../../../lib/clip/captured-page';

const TOKEN = 'a1';

beforeEach(() => {
  document.body.replaceChildren();
  document.body.style.cssText = 'margin:0';
});

function show<Shown extends Element>(element: Shown): Shown {
  document.body.append(element);
  return element;
}

function placeIn(registry: ImageRegistry, tab: Window = window): ScreenPlace | undefined {
  return readPlaces({ token: TOKEN, ids: ['1'] }, registry, tab)[0]?.place;
}

describe('the places of pictures', () => {
  const canvas = () => {
    const shown = show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    shown.style.display = 'block';
    return shown;
  };

  it('are given for those that can be seen, and for no other', () => {
    const registry = createImageRegistry();
    registry.remember(TOKEN, '1', canvas());
    const away = canvas();
    away.style.cssText = 'position:absolute;left:-100px';
    registry.remember(TOKEN, '2', away);
    const answer = readPlaces({ token: TOKEN, ids: ['2', 'never heard of', '1'] }, registry, window);
    expect(answer).toEqual([{ id: '1', place: { x: 0, y: 0, width: 40, height: 30, devicePixelRatio } }]);
  });

  it('are those of now, and none for another capture or for what the page took away', () => {
    const registry = createImageRegistry();
    const picture = canvas();
    registry.remember(TOKEN, '1', picture);
    picture.style.marginTop = '12px';
    expect(placeIn(registry)).toMatchObject({ y: 12 });
    expect(readPlaces({ token: 'another', ids: ['1'] }, registry, window)).toEqual([]);
    picture.remove();
    expect(placeIn(registry)).toBeUndefined();
  });
});

describe('the place of a picture that somebody pointed at', () => {
  /** Shows a picture of another host at a place of the viewport, and something else over or around it. */
  async function pointAt(style: string, { over = '', around = '' } = {}) {
    const frame = show(document.createElement('div'));
    frame.style.cssText = around;
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')}`;
    await image.decode();
    image.style.cssText = `display:block;position:absolute;${style}`;
    frame.append(image);
    show(document.createElement('div')).style.cssText = over;
    const registry = createImageRegistry();
    registry.rememberPointed(TOKEN, '1', image);
    return placeIn(registry);
  }

  const viewport = { width: innerWidth, height: innerHeight, devicePixelRatio };

  it.each<[string, string, Parameters<typeof pointAt>[1], unknown]>([
    ['all of one', 'left:8px;top:8px;width:80px;height:60px', {}, { x: 8, y: 8, width: 80, height: 60 }],
    [
      'what the viewport has of a larger one',
      'left:-20px;top:-40px;width:5000px;height:5000px',
      {},
      { x: 0, y: 0, ...viewport },
    ],
    [
      'what is left of one scrolled half away',
      'left:8px;top:-20px;width:80px;height:60px',
      {},
      { x: 8, y: 0, width: 80, height: 40 },
    ],
    [
      'what a bar over it leaves',
      'left:8px;top:0;width:80px;height:60px',
      { over: 'position:fixed;inset:0 0 auto 0;height:20px;background:white' },
      { x: 8, y: 20, width: 80, height: 40 },
    ],
    [
      'what a box around it lets through',
      'left:-20px;top:0;width:200px;height:60px',
      { around: 'position:absolute;left:0;top:0;width:100px;height:60px;overflow:hidden' },
      { x: 0, y: 0, width: 100, height: 60 },
    ],
  ])('says where %s is', async (_, style, surroundings, place) => {
    expect(await pointAt(style, surroundings)).toMatchObject({ devicePixelRatio, ...(place as object) });
  });

  it.each<[string, string, Parameters<typeof pointAt>[1]]>([
    ['off the screen', 'left:8px;top:-200px;width:80px;height:60px', {}],
    [
      'wholly under something else',
      'left:8px;top:8px;width:80px;height:60px',
      { over: 'position:fixed;inset:0;background:white' },
    ],
  ])('does not say where one is that is %s', async (_, style, surroundings) => {
    expect(await pointAt(style, surroundings)).toBeUndefined();
  });
});

describe('the place of a picture in a frame', () => {
  const FRAME = 'position:absolute;left:30px;top:20px;width:200px;height:100px;border:5px solid;padding:2px;';

  /** Shows a canvas in a frame, or in a frame in a frame, and says where it is on the screen. */
  function place({ frame = '', canvas = '', over = '', depth = 1 }): ScreenPlace | undefined {
    let inside = document;
    for (let level = 0; level < depth; level += 1) {
      const around = inside.createElement('iframe');
      around.style.cssText = FRAME + frame;
      inside.body.append(around);
      if (!around.contentDocument) throw new Error('the frame has no document');
      inside = around.contentDocument;
      inside.body.style.margin = '0';
    }
    const picture = Object.assign(inside.createElement('canvas'), { width: 40, height: 30 });
    picture.style.cssText = `position:absolute;left:10px;top:8px;${canvas}`;
    inside.body.append(picture);
    show(document.createElement('div')).style.cssText = over;
    const registry = createImageRegistry();
    registry.remember(TOKEN, '1', picture);
    return placeIn(registry);
  }

  it('says where it is in the tab', () => {
    expect(place({})).toMatchObject({ x: 47, y: 35, width: 40, height: 30 });
  });

  it('counts every frame around it', () => {
    const inner = { canvas: 'left:0;top:0', depth: 2 };
    expect(place(inner)).toMatchObject({ x: 74, y: 54, width: 40, height: 30 });
  });

  it.each([
    ['the frame cuts off', { canvas: 'left:180px' }],
    ['something in the page covers', { over: 'position:fixed;inset:0;background:white' }],
    ['lies in a frame that is drawn in another size', { frame: 'transform:scale(0.5)' }],
    ['lies in a frame that is scrolled out of the tab', { frame: 'top:-60px' }],
  ])('does not say where one is that %s', (_, circumstances) => {
    expect(place(circumstances)).toBeUndefined();
  });

  it('does not say where one is whose frames belong to another site', () => {
    const registry = createImageRegistry();
    registry.remember(TOKEN, '1', show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 })));
    expect(placeIn(registry)).toBeDefined();
    vi.spyOn(window, 'frameElement', 'get').mockReturnValue(null);
    expect(placeIn(registry, window.parent)).toBeUndefined();
    vi.restoreAllMocks();
  });
});
