import { beforeEach, describe, expect, it } from 'vitest';
import { createImageReader, type ImageEnvironment } from '../../../lib/capture/image-reader';
import { createImageRegistry } from '../../../lib/capture/image-registry';
import type { ReadImage } from '../../../lib/clip/captured-page';

const MEGABYTE = 1024 * 1024;
const token = 'a1';
/** Milliseconds for which an answer waits for more. */
const PATIENCE = 500;
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** The header of a PNG of a size, and as many bytes behind it as asked for: enough for what is not decoded. */
function png(width: number, height: number, length = 64): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

type Answer = () => Response | Promise<Response>;

function createPage(answers: Record<string, Answer> = {}) {
  const requests: { url: string; init: RequestInit }[] = [];
  const timers: { run: () => void; milliseconds: number }[] = [];
  const environment: ImageEnvironment = {
    origin: 'https://site.example',
    tab: window,
    registry: createImageRegistry(),
    fetch: async (url, init) => {
      requests.push({ url, init });
      const aborted = new Promise<never>((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
      return Promise.race([Promise.resolve(answers[url]?.() ?? Promise.reject(new TypeError('failed'))), aborted]);
    },
    startTimer(run, milliseconds) {
      const timer = { run, milliseconds };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  };
  /** Lets the timers of a length run out. */
  const elapse = (milliseconds: number) => {
    for (const timer of [...timers]) if (timer.milliseconds === milliseconds) timer.run();
  };
  return { environment, requests, elapse, read: createImageReader(environment) };
}

const request = (...urls: string[]) => ({
  token,
  images: urls.map((url, index) => ({ id: String(index + 1), url })),
  maxBytes: 8 * MEGABYTE,
  timeLimit: 10_000,
});

async function readOne(
  url: string,
  answers?: Record<string, Answer>,
  element?: Element,
): Promise<ReadImage | undefined> {
  const page = createPage(answers);
  if (element) page.environment.registry.remember(token, '1', element);
  const { images, remaining } = await page.read(request(url));
  expect(remaining).toEqual([]);
  expect(images).toHaveLength(1);
  return images[0];
}

function show<Shown extends Element>(element: Shown): Shown {
  document.body.append(element);
  return element;
}

/** What a PNG of ours shows at a point. */
async function colorAt(image: ReadImage | undefined, x: number, y: number): Promise<number[]> {
  if (!image?.ok) throw new Error(`no picture: ${image?.reason}`);
  const bitmap = await createImageBitmap(new Blob([image.bytes], { type: image.mediaType }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  return [...(context?.getImageData(x, y, 1, 1).data ?? [])];
}

const GREEN = [0, 128, 0, 255];
const url = 'https://site.example/a.png';

beforeEach(() => {
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0';
});

describe('readImages over the network', () => {
  it('gives the bytes, and the type that they have', async () => {
    const answer = () => new Response(png(10, 10), { headers: { 'content-type': 'text/plain' } });
    expect(await readOne(url, { [url]: answer })).toEqual({
      id: '1',
      ok: true,
      bytes: png(10, 10).buffer,
      mediaType: 'image/png',
    });
  });

  it('sends credentials to the page itself only', async () => {
    const page = createPage({ [url]: () => new Response(png(1, 1)) });
    await page.read(request(url));
    expect(page.requests.map(({ init }) => init.credentials)).toEqual(['same-origin']);
  });

  it('asks another host again, past what the cache kept without its permission', async () => {
    const other = 'https://cdn.example/a.png';
    const page = createPage();
    await page.read(request(other));
    expect(page.requests.map(({ init }) => init.cache)).toEqual(['default', 'reload']);
  });

  it('asks its own host once', async () => {
    const page = createPage();
    await page.read(request(url));
    expect(page.requests).toHaveLength(1);
  });

  it.each<[string, 'unreadable' | 'too-large', Answer]>([
    [
      'HTML that calls itself a picture',
      'unreadable',
      () => new Response('<!doctype html>', { headers: { 'content-type': 'image/png' } }),
    ],
    ['an error', 'unreadable', () => new Response(png(1, 1), { status: 404 })],
    ['nothing', 'unreadable', () => new Response('')],
    ['a cut header', 'unreadable', () => new Response(png(1, 1).slice(0, 12))],
    ['50,000 by 50,000 pixels', 'too-large', () => new Response(png(50_000, 50_000))],
    ['more than it may hold', 'too-large', () => new Response(png(1, 1, 26 * MEGABYTE))],
    [
      'a length beyond what it may hold',
      'too-large',
      () => new Response(png(1, 1), { headers: { 'content-length': '99999999' } }),
    ],
  ])('refuses %s', async (_, reason, answer) => {
    expect(await readOne(url, { [url]: answer })).toEqual({ id: '1', ok: false, reason });
  });

  it('gives up on a picture that takes too long', async () => {
    const page = createPage({ [url]: () => new Promise<Response>(() => undefined) });
    const answer = page.read(request(url));
    page.elapse(10_000);
    expect(await answer).toEqual({ images: [{ id: '1', ok: false, reason: 'too-slow' }], remaining: [] });
  });
});

describe('readImages in portions', () => {
  const sized =
    (megabytes: number): Answer =>
    () =>
      new Response(png(1, 1, megabytes * MEGABYTE));

  it('gives at most the bytes that an answer may hold, and the rest when asked again', async () => {
    const answers = {
      'https://site.example/1': sized(5),
      'https://site.example/2': sized(5),
      'https://site.example/3': sized(2),
    };
    const page = createPage(answers);
    const first = await page.read(request(...Object.keys(answers)));
    expect(first.images.map(({ id }) => id)).toEqual(['1', '3']);
    expect(first.remaining).toEqual(['2']);
    const second = await page.read({ ...request(), images: [{ id: '2', url: 'https://site.example/2' }] });
    expect(second).toMatchObject({ images: [{ id: '2', ok: true }], remaining: [] });
    expect(page.requests).toHaveLength(3);
  });

  it('gives a picture that is larger than an answer on its own', async () => {
    const { images } = await createPage({ [url]: sized(20) }).read(request(url));
    expect(images).toMatchObject([{ id: '1', ok: true }]);
  });

  it('lets no slow picture hold up the others, and keeps reading it', async () => {
    const slow = Promise.withResolvers<Response>();
    const fast = 'https://site.example/fast.png';
    const page = createPage({ [url]: () => slow.promise, [fast]: () => new Response(png(1, 1)) });
    const answer = page.read(request(url, fast));
    await expect.poll(() => page.requests.length).toBe(2);
    page.elapse(PATIENCE);
    expect(await answer).toMatchObject({ images: [{ id: '2', ok: true }], remaining: ['1'] });
    slow.resolve(new Response(png(1, 1)));
    expect(await page.read({ ...request(url) })).toMatchObject({ images: [{ id: '1', ok: true }], remaining: [] });
    expect(page.requests).toHaveLength(2);
  });

  it('leaves the page its time while nothing but a slow picture is awaited', async () => {
    const page = createPage({ [url]: () => new Promise<Response>(() => undefined) });
    const answer = page.read(request(url));
    await expect.poll(() => page.requests.length).toBe(1);
    page.elapse(PATIENCE);
    await nextTask();
    page.elapse(10_000);
    expect(await answer).toMatchObject({ images: [{ reason: 'too-slow' }] });
  });

  it('lets ten slow pictures hold up none of the others', async () => {
    const never: Answer = () => new Promise<Response>(() => undefined);
    const slow = Array.from({ length: 10 }, (_, index) => `https://dead.example/${index}`);
    const fast = Array.from({ length: 20 }, (_, index) => `https://site.example/${index}`);
    const page = createPage({
      ...Object.fromEntries(slow.map((address) => [address, never])),
      ...Object.fromEntries(fast.map((address) => [address, () => new Response(png(1, 1))])),
    });
    const { images } = request(...slow, ...fast);
    const read: string[] = [];
    let waiting = images;
    while (read.length < fast.length) {
      const reading = page.read({ ...request(), images: waiting });
      await nextTask();
      page.elapse(PATIENCE);
      const answer = await reading;
      read.push(...answer.images.map(({ id }) => id));
      waiting = answer.remaining.flatMap((id) => images.find((image) => image.id === id) ?? []);
    }
    expect(read.toSorted((a, b) => Number(a) - Number(b))).toEqual(images.slice(10).map(({ id }) => id));
  });

  it('reads for a new capture though an earlier one never fetched its pictures', async () => {
    const page = createPage({ [url]: sized(9), 'https://site.example/slow': () => new Promise(() => undefined) });
    void page.read({ ...request('https://site.example/slow', url), token: 'earlier' });
    await expect.poll(() => page.requests.length).toBe(2);
    page.elapse(PATIENCE);
    expect(await page.read(request(url))).toMatchObject({ images: [{ id: '1', ok: true }], remaining: [] });
  });

  it('reads six at a time', async () => {
    const gate = Promise.withResolvers<void>();
    const answer: Answer = () => gate.promise.then(() => new Response(png(1, 1)));
    const urls = Array.from({ length: 20 }, (_, index) => `https://site.example/${index}`);
    const page = createPage(Object.fromEntries(urls.map((address) => [address, answer])));
    const reading = page.read(request(...urls));
    await nextTask();
    expect(page.requests).toHaveLength(6);
    gate.resolve();
    expect((await reading).images).toHaveLength(20);
  });
});

describe('readImages of what is in the page', () => {
  it.each([
    ['base64', `data:image/png;base64,${btoa(String.fromCharCode(...png(3, 3)))}`],
    [
      'percent-encoding',
      `data:image/png,${Array.from(png(3, 3), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
    ],
  ])('decodes a picture written out in %s', async (_, address) => {
    expect(await readOne(address)).toMatchObject({ ok: true, bytes: png(3, 3).buffer, mediaType: 'image/png' });
  });

  it.each([
    ['one of 100 MB', `data:image/png;base64,${'A'.repeat(100 * MEGABYTE)}`, 'too-large'],
    ['one that is broken', 'data:image/png;base64,%%%', 'unreadable'],
    ['one that is a page', 'data:text/html,<b>hello</b>', 'unreadable'],
  ])('refuses %s', async (_, address, reason) => {
    expect(await readOne(address)).toEqual({ id: '1', ok: false, reason });
  });

  it('draws a canvas', async () => {
    const canvas = show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    const context = canvas.getContext('2d');
    if (context) context.fillStyle = 'green';
    context?.fillRect(0, 0, 40, 30);
    expect(await colorAt(await readOne('', {}, canvas), 20, 20)).toEqual(GREEN);
  });

  it('says where an empty canvas is on the screen, because a screenshot may show what it forgot', async () => {
    const canvas = show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    canvas.style.display = 'block';
    expect(await readOne('', {}, canvas)).toEqual({
      id: '1',
      ok: false,
      reason: 'unreadable',
      visibleRect: { x: 0, y: 0, width: 40, height: 30, devicePixelRatio },
    });
  });

  it('draws what the page shows when its address cannot be read again', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
    const context = canvas.getContext('2d');
    if (context) context.fillStyle = 'green';
    context?.fillRect(0, 0, 8, 8);
    const image = show(new Image());
    image.src = URL.createObjectURL(await (await fetch(canvas.toDataURL())).blob());
    await image.decode();
    expect(await colorAt(await readOne(image.currentSrc, {}, image), 4, 4)).toEqual(GREEN);
  });

  it('turns a bitmap that wikis do not show into a PNG', async () => {
    const bitmap = [0x42, 0x4d, 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0];
    const bytes = Uint8Array.from([...bitmap, ...new Array<number>(24).fill(0), 0, 128, 0, 0]);
    const image = await readOne(`data:image/bmp;base64,${btoa(String.fromCharCode(...bytes))}`);
    expect(image).toMatchObject({ ok: true, mediaType: 'image/png' });
    expect(await colorAt(image, 0, 0)).toEqual(GREEN);
  });

  it.each([
    ['under something else', 'position:fixed;inset:0;background:white'],
    ['under a bar that covers its edge', 'position:fixed;top:0;left:0;right:0;height:10px;background:white'],
  ])('does not say where a picture is that lies %s', async (_, style) => {
    show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    show(document.createElement('div')).style.cssText = style;
    const canvas = document.querySelector('canvas');
    expect(await readOne('', {}, canvas ?? undefined)).toEqual({ id: '1', ok: false, reason: 'unreadable' });
  });

  it('says where a picture is that lies under our own receipt', async () => {
    const canvas = show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    canvas.style.display = 'block';
    const receipt = document.createElement('div');
    receipt.popover = 'manual';
    receipt.style.cssText = 'margin:0;inset:0;width:200px;height:200px';
    document.documentElement.append(receipt);
    receipt.showPopover();
    const image = await readOne('', {}, canvas);
    receipt.remove();
    expect(image).toMatchObject({ ok: false, visibleRect: { x: 0, y: 0, width: 40, height: 30 } });
  });

  it('does not say where a picture is that did not load', async () => {
    const image = show(Object.assign(new Image(40, 30), { alt: 'x', src: 'data:image/png,broken' }));
    image.style.display = 'block';
    await image.decode().catch(() => undefined);
    expect(await readOne(image.currentSrc, {}, image)).toEqual({ id: '1', ok: false, reason: 'unreadable' });
  });

  it('draws a canvas of a dark page on its ground', async () => {
    document.body.style.background = 'rgb(0, 0, 64)';
    const canvas = show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    canvas.getContext('2d')?.fillRect(30, 0, 10, 30);
    expect(await colorAt(await readOne('', {}, canvas), 10, 10)).toEqual([0, 0, 64, 255]);
  });

  it('does not say where a picture is that is partly off the screen', async () => {
    const canvas = show(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
    canvas.style.cssText = 'position:absolute;left:-10px';
    expect(await readOne('', {}, canvas)).toEqual({ id: '1', ok: false, reason: 'unreadable' });
  });
});

describe('readImages of drawings', () => {
  const file = (content: string, head = '') =>
    `data:image/svg+xml,${encodeURIComponent(`${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20">${content}</svg>`)}`;
  const square = '<rect width="20" height="20" fill="green"/>';

  it('draws a file as a PNG, twice as large', async () => {
    const image = await readOne(file(square));
    expect(image).toMatchObject({ ok: true, mediaType: 'image/png' });
    expect(await colorAt(image, 39, 39)).toEqual(GREEN);
  });

  /** Shows markup as a page would have it. */
  const showMarkup = (markup: string) => {
    const { head, body } = new DOMParser().parseFromString(markup, 'text/html');
    show(document.createElement('div')).append(...head.childNodes, ...body.childNodes);
    return document.querySelector('#shown') ?? undefined;
  };

  it.each([
    [
      'as the style sheets of the page have it',
      '<style>.leaf { fill: green }</style><svg id="shown" width="20" height="20"><rect class="leaf" width="20" height="20"/></svg>',
    ],
    [
      'with what its parts are moved by',
      '<style>.leaf { fill: green; transform: translate(0, -10px) }</style><svg id="shown" width="20" height="20"><g transform="translate(10)"><rect class="leaf" y="10" width="10" height="20"/></g></svg>',
    ],
    [
      'as large as the page shows it',
      '<svg id="shown" style="width:20px;height:20px;max-width:5px;max-height:5px" viewBox="0 0 2 2"><rect width="2" height="2" fill="green"/></svg>',
    ],
    [
      'with what it uses from elsewhere in the page',
      '<svg width="0" height="0"><symbol id="leaf" viewBox="0 0 20 20"><rect width="20" height="20" style="fill:green"/></symbol></svg><svg id="shown" width="20" height="20"><use href="#leaf"/></svg>',
    ],
    [
      'with a colour that is a part of the page',
      '<svg width="0" height="0"><linearGradient id="shade"><stop stop-color="green"/></linearGradient></svg><svg id="shown" width="20" height="20"><rect width="20" height="20" fill="url(#shade)"/></svg>',
    ],
    [
      'without what is not shown',
      '<svg id="shown" width="20" height="20"><rect width="20" height="20" fill="green"/><rect style="display:none" width="20" height="20" fill="red"/></svg>',
    ],
  ])('draws an inline drawing %s', async (_, markup) => {
    const image = await readOne('', {}, showMarkup(markup));
    const bitmap = image?.ok ? await createImageBitmap(new Blob([image.bytes])) : undefined;
    expect(await colorAt(image, (bitmap?.width ?? 0) - 2, (bitmap?.height ?? 0) / 2)).toEqual(GREEN);
  });

  it('writes the labels of a diagram where the page has them', async () => {
    const block = 'font: 40px/40px monospace; color: green';
    const label = `<foreignObject x="0" y="20" width="100" height="80"><div xmlns="http://www.w3.org/1999/xhtml" style="${block}">████<br>&#x2003;██</div></foreignObject>`;
    const image = await readOne(
      '',
      {},
      showMarkup(`<svg id="shown" width="100" height="100"><g transform="translate(0,0)">${label}</g></svg>`),
    );
    expect(await colorAt(image, 20, 80)).toEqual(GREEN);
    expect(await colorAt(image, 20, 160)).toEqual([0, 0, 0, 0]);
    expect(await colorAt(image, 80, 160)).toEqual(GREEN);
  });

  it.each([
    ['a script', `<script>document.documentElement.remove()</script>${square}`],
    ['event handlers', `<g onload="document.documentElement.remove()">${square}</g>`],
    [
      'foreign content',
      `${square}<foreignObject width="20" height="20"><body xmlns="http://www.w3.org/1999/xhtml" style="background:red">x</body></foreignObject>`,
    ],
    ['a picture from elsewhere', `${square}<image width="20" height="20" xlink:href="http://127.0.0.1:9/a.png"/>`],
    [
      'a style from elsewhere',
      `<style>@import "http://127.0.0.1:9/a.css"; rect { filter: url(http://127.0.0.1:9/f.svg#f) }</style>${square}`,
    ],
    ['a part from elsewhere', `<use xlink:href="http://127.0.0.1:9/a.svg#a"/>${square}`],
    ['a link', `<a xlink:href="javascript:alert(1)">${square}</a>`],
    [
      'a written-out bitmap that is too large',
      `${square}<image width="20" height="20" xlink:href="data:image/png;base64,${btoa(String.fromCharCode(...png(50_000, 50_000)))}"/>`,
    ],
  ])('draws a file with %s without it', async (_, content) => {
    expect(await colorAt(await readOne(file(content)), 20, 20)).toEqual(GREEN);
  });

  const laughs = Array.from(
    { length: 30 },
    (_, level) => `<g id="l${level + 1}"><use xlink:href="#l${level}"/><use xlink:href="#l${level}"/></g>`,
  );
  it.each([
    ['entities of its own', 'unreadable', file('&a;', '<!DOCTYPE svg [<!ENTITY a "b">]>')],
    ['an external entity', 'unreadable', file('&a;', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>')],
    ['parts that double thirty times', 'too-large', file(`<g id="l0">${square}</g>${laughs.join('')}`)],
    ['a part that uses itself', 'too-large', file('<g id="a"><use xlink:href="#a"/></g>')],
    ['30,000 elements', 'too-large', file('<path d=""/>'.repeat(30_000))],
    ['broken markup', 'unreadable', file('<g>')],
  ])('refuses a file with %s', async (_, reason, address) => {
    expect(await readOne(address)).toEqual({ id: '1', ok: false, reason });
  });

  it('leaves the page as it is', async () => {
    const svg = show(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    svg.setAttribute('width', '20');
    svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    const observer = new MutationObserver(() => undefined);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await readOne('', {}, svg);
    expect(observer.takeRecords()).toEqual([]);
  });
});
