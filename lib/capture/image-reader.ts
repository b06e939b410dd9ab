import type { ImagesRequest, ReadImage, ReadImages } from '../clip/captured-page';
import { ImageError } from './image-bytes';
import { readImage } from './image-content';
import type { ImageRegistry } from './image-registry';
import type { Fetch } from './image-source';
import { readPlace } from './visible-rect';

/** What the reading of pictures needs from outside. */
export type ImageEnvironment = {
  /** The page's own origin. */
  origin: string;
  /** The window that fills the tab. */
  tab: Window;
  fetch: Fetch;
  /** Which element shows each picture of a capture. */
  registry: ImageRegistry;
  /** Runs something after so many milliseconds, unless stopped by what it gives. */
  startTimer(run: () => void, milliseconds: number): () => void;
};

/** Pictures that are read at a time: as many requests as a page has going to one host over HTTP/1.1. */
const AT_A_TIME = 6;
/**
 * Milliseconds after which an answer goes out with what is there, and leaves the slow ones to the next. Chromium takes
 * two screenshots a second, and each answer may need one.
 */
const PATIENCE = 500;

type Wanted = ImagesRequest['images'][number];
/** A picture on its way; `settled` once it is there, or known not to come. A slow one lets another go beside it. */
type Reading = { settled?: ReadImage; isSlow: boolean; whenSettled: Promise<void>; whenSlow: Promise<void> };

/**
 * Makes what reads the bytes of a capture's pictures in its page. An answer holds at least one picture and at most
 * `maxBytes`, unless a single one is larger; whatever is still on its way keeps going and belongs to the next answer.
 */
export function createImageReader(environment: ImageEnvironment): (request: ImagesRequest) => Promise<ReadImages> {
  const readings = new Map<string, Reading>();
  return async (request) => {
    const { token, images, maxBytes } = request;
    const keyOf = ({ id }: Wanted) => `${token} ${id}`;
    const readingOf = (image: Wanted) => readings.get(keyOf(image));
    const start = (image: Wanted) => {
      readings.set(keyOf(image), startReading(readInTime(image, request, environment), environment));
    };
    const patience = startPatience(environment);
    const answer = createAnswer(maxBytes);
    let waiting = images;
    for (;;) {
      startMore({ waiting, readingOf, maxBytes, start });
      waiting = waiting.filter((image) => {
        const isTaken = answer.take(readingOf(image)?.settled);
        if (isTaken) readings.delete(keyOf(image));
        return !isTaken;
      });
      const isEnough = answer.images.length > 0 && (answer.isFull() || patience.isOver());
      if (waiting.length === 0 || isEnough) break;
      await nextNews(
        waiting.flatMap((image) => readingOf(image) ?? []),
        patience,
      );
    }
    patience.stop();
    const isReady = (image: Wanted) => readingOf(image)?.settled !== undefined;
    return { images: answer.images, remaining: partition(waiting, isReady).map(({ id }) => id) };
  };
}

function startReading(read: Promise<ReadImage>, environment: ImageEnvironment): Reading {
  const patience = startPatience(environment);
  const reading: Reading = { isSlow: false, whenSettled: Promise.resolve(), whenSlow: Promise.resolve() };
  reading.whenSettled = read.then((settled) => {
    patience.stop();
    reading.settled = settled;
  });
  reading.whenSlow = patience.whenOver.then(() => {
    reading.isSlow = true;
  });
  return reading;
}

/** Only what has not happened yet is waited for: the page could do nothing else while this went round in circles. */
function nextNews(readings: readonly Reading[], patience: Patience): Promise<void> {
  const unsettled = readings.filter(({ settled }) => !settled);
  return Promise.race([
    ...unsettled.map(({ whenSettled }) => whenSettled),
    ...unsettled.flatMap(({ isSlow, whenSlow }) => (isSlow ? [] : whenSlow)),
    ...(patience.isOver() ? [] : [patience.whenOver]),
  ]);
}

type Work = {
  waiting: Wanted[];
  readingOf(image: Wanted): Reading | undefined;
  maxBytes: number;
  start(image: Wanted): void;
};

/** Starts as many readings as may go at a time, unless what is there already fills the next answer. */
function startMore({ waiting, readingOf, maxBytes, start }: Work): void {
  for (const image of waiting) {
    const known = waiting.flatMap((other) => readingOf(other) ?? []);
    const unsent = known.reduce((bytes, { settled }) => bytes + (settled ? sizeOf(settled) : 0), 0);
    const isUnderWay = ({ settled, isSlow }: Reading) => !settled && !isSlow;
    if (known.filter(isUnderWay).length >= AT_A_TIME || unsent >= maxBytes) return;
    if (!readingOf(image)) start(image);
  }
}

function createAnswer(maxBytes: number) {
  const images: ReadImage[] = [];
  let bytes = 0;
  let isFull = false;
  return {
    images,
    isFull: () => isFull,
    /** Takes a settled picture if it fits; the first with bytes always does, or it would never get through. */
    take(image: ReadImage | undefined): boolean {
      if (!image) return false;
      const size = sizeOf(image);
      const isFitting = size === 0 || bytes === 0 || bytes + size <= maxBytes;
      if (!isFitting) isFull = true;
      if (isFitting) images.push(image);
      if (isFitting) bytes += size;
      return isFitting;
    },
  };
}

type Patience = { whenOver: Promise<void>; isOver(): boolean; stop(): void };

function startPatience({ startTimer }: ImageEnvironment): Patience {
  const { promise: whenOver, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const stop = startTimer(() => {
    isOver = true;
    resolve();
  }, PATIENCE);
  return { whenOver, isOver: () => isOver, stop };
}

/** Reads one picture; never rejects, because one that cannot be had is an answer too. */
async function readInTime(image: Wanted, request: ImagesRequest, environment: ImageEnvironment): Promise<ReadImage> {
  const { id } = image;
  const known = environment.registry.find(request.token, id);
  const controller = new AbortController();
  const { signal } = controller;
  const stop = environment.startTimer(() => controller.abort(), request.timeLimit);
  try {
    const reading = readImage({ url: image.url, element: known?.element }, { ...environment, signal });
    return { id, ok: true, ...(await Promise.race([reading, rejectWhenAborted(signal)])) };
  } catch (error) {
    const reason = signal.aborted ? 'too-slow' : error instanceof ImageError ? error.reason : 'unreadable';
    const visibleRect = known && readPlace(known, environment.tab);
    return { id, ok: false, reason, ...(visibleRect && { visibleRect }) };
  } finally {
    stop();
  }
}

/** Decoding and drawing take no signal: what comes of them too late is dropped. */
function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new ImageError('too-slow')), { once: true });
  });
}

function sizeOf(image: ReadImage): number {
  return image.ok ? image.bytes.byteLength : 0;
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): Item[] {
  return [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))];
}
