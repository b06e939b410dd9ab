import type { PageFunctions } from '../../lib/capture/page-functions.ts';
import type { Recording } from '../../lib/clip/recording.ts';

/** Milliseconds a page takes, each the best of several rounds: what else a machine does only ever adds to them. */
export type PageTimes = {
  floor: number;
  /** Writing down what the page says, without and with what of it can be seen. */
  recorded: number;
  recordedVisible: number;
  turndown: number;
  elements: number;
  /** The first recording in the page, before anything of it was compiled. */
  cold: number;
  /** For the extension, which makes documents of them. */
  recordings: { recorded: Recording; recordedVisible: Recording };
};

type MeasuredWorld = PageFunctions & { TurndownService: new () => { turndown(root: Element): string } };

/**
 * Runs in the isolated world, and so may use nothing of this file. Everything is measured in turns, so that whatever
 * else the machine does meets all of them, and again and again until the clock can tell the time.
 */
export async function timeRecording(rounds: number): Promise<PageTimes> {
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
    recorded: () => quickCaptureTools.recordElement(document.body, environment, { isDetached: true }),
    recordedVisible: () => quickCaptureTools.recordElement(document.body, environment),
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
  const times: Record<keyof typeof works, number[]> = { floor: [], recorded: [], recordedVisible: [], turndown: [] };
  const cold = await time(works.recordedVisible, 0);
  const names = Object.keys(works) as (keyof typeof works)[];
  for (const name of names) await time(works[name], WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(await time(works[name]));
  }
  const best = (name: keyof typeof works) => Math.min(...times[name]);
  return {
    floor: best('floor'),
    recorded: best('recorded'),
    recordedVisible: best('recordedVisible'),
    turndown: best('turndown'),
    cold,
    elements: document.body.getElementsByTagName('*').length,
    recordings: { recorded: await works.recorded(), recordedVisible: await works.recordedVisible() },
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
