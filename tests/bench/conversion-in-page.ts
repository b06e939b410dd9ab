import type { PageFunctions } from '../../lib/capture/page-functions.ts';

/** Milliseconds a page takes, each the best of several rounds: what else a machine does only ever adds to them. */
export type ConversionTimes = {
  floor: number;
  converted: number;
  captured: number;
  turndown: number;
  elements: number;
  /** The first capture in the page, before anything of it was compiled. */
  cold: number;
};

type MeasuredWorld = PageFunctions & { TurndownService: new () => { turndown(root: Element): string } };

/**
 * Runs in the isolated world, and so may use nothing of this file. Everything is measured in turns, so that whatever
 * else the machine does meets all of them, and again and again until the clock can tell the time.
 */
export async function timeConversion(rounds: number): Promise<ConversionTimes> {
  const LEAST = 5;
  /** As long as it takes until the compiler has done what it will do. */
  const WARM_UP = 100;
  const { quickCaptureTools, TurndownService } = globalThis as typeof globalThis & MeasuredWorld;
  const environment = { document, now: () => performance.now(), random: Math.random };
  const works = {
    // Every node visited, every name and text read: what no converter can do without.
    floor: () => {
      const walker = document.createTreeWalker(document.body);
      let length = 0;
      for (let node: Node | null = walker.currentNode; node; node = walker.nextNode())
        length += node.nodeType === Node.ELEMENT_NODE ? node.nodeName.length : (node.nodeValue?.length ?? 0);
      return length;
    },
    converted: () => quickCaptureTools.convertElement(document.body, environment, { isDetached: true }),
    captured: () => quickCaptureTools.convertElement(document.body, environment),
    turndown: () => new TurndownService().turndown(document.body),
  };
  const time = async (work: () => unknown, least = LEAST): Promise<number> => {
    const start = performance.now();
    let runs = 0;
    do {
      await work();
      runs += 1;
    } while (performance.now() - start < least);
    return (performance.now() - start) / runs;
  };
  const times: Record<keyof typeof works, number[]> = { floor: [], converted: [], captured: [], turndown: [] };
  const cold = await time(works.captured, 0);
  const names = Object.keys(works) as (keyof typeof works)[];
  for (const name of names) await time(works[name], WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(await time(works[name]));
  }
  const best = (name: keyof typeof works) => Math.min(...times[name]);
  return {
    floor: best('floor'),
    converted: best('converted'),
    captured: best('captured'),
    turndown: best('turndown'),
    cold,
    elements: document.body.getElementsByTagName('*').length,
  };
}

/**
 * Runs in the isolated world. Captures the page once and gives the longest time, in milliseconds, for which nothing
 * else had a turn: messages sent round and round notice how long they wait.
 */
export async function timeLongestTask(): Promise<number> {
  const { quickCapture } = globalThis as typeof globalThis & MeasuredWorld;
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  port1.onmessage = () => {
    look();
    port2.postMessage(undefined);
  };
  port2.postMessage(undefined);
  await quickCapture({ what: 'page' });
  look();
  port1.close();
  return longest;
}
