import { describe, expect, it } from 'vitest';
import { describeImage } from '../../../lib/capture/image-finder';
import { openPage } from './open-page';

/** A drawing of the given size, written out; long enough not to pass for a placeholder. */
function drawing(width: number, height: number, filler = 700): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><!--${'x'.repeat(filler)}--></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const photo = drawing(640, 480);
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const frame = 'style="display:inline-block; width:200px; height:150px"';

async function find(html: string, selector: string) {
  const page = await openPage(html);
  const element = page.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  const found = describeImage(element, { readBackground: () => getComputedStyle(element).backgroundImage });
  if (typeof found !== 'object') return found;
  const { element: shownBy, ...rest } = found;
  expect(shownBy).toBe(element);
  return rest;
}

describe('describeImage of an img', () => {
  it('gives address, words and natural size of what is shown', async () => {
    expect(await find(`<img src="${photo}" alt=" A  bee " width="320">`, 'img')).toEqual({
      url: photo,
      alt: 'A bee',
      width: 640,
      height: 480,
    });
  });

  it('gives the candidate that the browser chose', async () => {
    const html = `<picture><source srcset="${drawing(800, 600)}" media="(min-width: 1px)"><img src="${photo}"></picture>`;
    expect(await find(html, 'img')).toMatchObject({ url: drawing(800, 600), width: 800, height: 600 });
  });

  it.each([
    ['data-src', `<img src="${dot}" data-src="/late.jpg" width="200" height="150">`],
    ['data-srcset', `<img src="${dot}" data-srcset="/small.jpg 200w, /late.jpg 1600w" width="200" height="150">`],
    [
      'the picture around it',
      `<picture><source data-srcset="/late.jpg"><img src="${dot}" width="200" height="150"></picture>`,
    ],
    [
      'the noscript after it',
      `<div><img src="${dot}" width="200" height="150"><noscript><img src="/late.jpg?a=1&amp;b=2"></noscript></div>`,
    ],
    [
      'the noscript after its box',
      `<div><img src="${dot}" width="200" height="150"></div><noscript><img class=a src='/late.jpg'></noscript>`,
    ],
    ['a stretched preview', `<img src="${drawing(20, 15)}" data-original="/late.jpg" width="200" height="150">`],
  ])('gives what its loader will show, from %s', async (_, html) => {
    const found = await find(html, 'img');
    expect(found).toMatchObject({ url: expect.stringMatching(/\/late\.jpg(\?a=1&b=2)?$/) });
  });

  it('gives what is shown once the loader has done its work', async () => {
    expect(await find(`<img class="lazyloaded" src="${photo}" data-src="/late.jpg">`, 'img')).toMatchObject({
      url: photo,
    });
  });

  it('keeps a long data address in the page', async () => {
    const url = drawing(640, 480, 5000);
    expect(await find(`<img src="${url}">`, 'img')).toEqual({ url: '', width: 640, height: 480 });
  });

  it('gives addresses without credentials', async () => {
    const html = '<img src="http://me:secret@127.0.0.1:9/a.png" width="200" height="150">';
    expect(await find(html, 'img')).toMatchObject({ url: 'http://127.0.0.1:9/a.png', width: 200, height: 150 });
  });

  it.each([
    ['a tracking pixel', `<img src="${dot}">`],
    ['a stretched pixel', `<img src="${dot}" style="width:600px;height:20px">`],
    ['a rule of two pixels', `<img src="${drawing(600, 2)}">`],
    ['a counter that did not load', '<img src="http://127.0.0.1:9/c.gif" width="1" height="1">'],
    [
      'a counter by its host',
      `<img src="https://www.google-analytics.com/a.gif" loading="lazy" style="margin-top:5000px">`,
    ],
    ['an icon that says it is none', `<img src="${drawing(24, 24)}" alt="">`],
    ['an icon hidden from readers', `<img src="${drawing(24, 24)}" aria-hidden="true">`],
    ['a picture without an address', '<img alt="x">'],
    ['an address that runs', '<img src="javascript:alert(1)">'],
  ])('ignores %s', async (_, html) => {
    expect(await find(html, 'img')).toBe('ignored');
  });
});

describe('describeImage of what is drawn', () => {
  it('gives a canvas without an address', async () => {
    const html = '<canvas width="300" height="200" aria-label="Visitors a day"></canvas>';
    expect(await find(html, 'canvas')).toEqual({ url: '', alt: 'Visitors a day', width: 300, height: 200 });
  });

  it('gives a drawing with its title', async () => {
    const html = '<svg width="120" height="60"><title>The plan</title><rect width="9" height="9"/></svg>';
    expect(await find(html, 'svg')).toEqual({ url: '', alt: 'The plan', width: 120, height: 60 });
  });

  it('gives the poster of a video', async () => {
    const html = `<video poster="${photo}" width="320" height="180"></video>`;
    expect(await find(html, 'video')).toEqual({ url: photo, width: 320, height: 180 });
  });

  it('gives a background that is all there is', async () => {
    const html = `<div role="img" aria-label="The bridge" style="width:300px;height:200px;background:url('${photo}')"></div>`;
    expect(await find(html, 'div')).toEqual({ url: photo, alt: 'The bridge', width: 300, height: 200 });
  });

  it.each([
    ['an icon', '<svg width="24" height="24"><path d="M0 0h9"/></svg>', 'svg'],
    ['a drawing on a button', '<button><svg width="200" height="200"><path d="M0 0h9"/></svg></button>', 'svg'],
    ['a store of symbols', '<svg width="0" height="0"><symbol id="a"><path d="M0 0h9"/></symbol></svg>', 'svg'],
    ['a small canvas', '<canvas width="16" height="16"></canvas>', 'canvas'],
  ])('ignores %s', async (_, html, selector) => {
    expect(await find(html, selector)).toBe('ignored');
  });

  it.each([
    ['a video without a poster', '<video width="320" height="180"></video>', 'video'],
    ['a background behind words', `<div ${frame.replace('"', `"background:url('${photo}');`)}>Words</div>`, 'div'],
    ['a gradient', `<div ${frame.replace('"', '"background:linear-gradient(red,blue);')}></div>`, 'div'],
    ['a form control', `<input type="image" src="${photo}">`, 'input'],
    ['a paragraph', '<p>Words</p>', 'p'],
  ])('says nothing of %s', async (_, html, selector) => {
    expect(await find(html, selector)).toBeUndefined();
  });

  it('asks for a background only where one can be content', async () => {
    const page = await openPage('<p>Words</p><span>More</span><div style="width:9px;height:9px"></div><b></b>');
    let count = 0;
    for (const element of page.body.children) {
      describeImage(element, {
        readBackground: () => {
          count += 1;
          return 'none';
        },
      });
    }
    expect(count).toBe(0);
  });
});
