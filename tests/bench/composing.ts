import { composeDocument } from '../../lib/compose/compose-document.ts';
import type { PageTimes } from './conversion-in-page.ts';

/** Milliseconds from a page's DOM to a document: what the page does and what the extension does, added up. */
export type ConversionTimes = Pick<PageTimes, 'floor' | 'turndown' | 'elements' | 'cold'> & {
  converted: number;
  captured: number;
  /** The extension's part of `converted`. */
  composed: number;
};

/** Milliseconds for which one thing is done again and again, so that the clock can tell the time. */
const LEAST = 5;
const WARM_UP = 100;

/** Adds to a page's times what the extension takes for the same recordings: in this process, on the same engine. */
export function withComposing(page: PageTimes, rounds: number): ConversionTimes {
  const { floor, turndown, elements, cold, recorded, recordedVisible, recordings } = page;
  const composed = timeComposing(recordings.recorded, rounds);
  const composedVisible = timeComposing(recordings.recordedVisible, rounds);
  return {
    floor,
    turndown,
    elements,
    cold,
    composed,
    converted: recorded + composed,
    captured: recordedVisible + composedVisible,
  };
}

function timeComposing(recording: unknown, rounds: number): number {
  const run = (least: number): number => {
    const start = performance.now();
    let runs = 0;
    do {
      composeDocument(recording, { random: Math.random });
      runs += 1;
    } while (performance.now() - start < least);
    return (performance.now() - start) / runs;
  };
  run(WARM_UP);
  return Math.min(...Array.from({ length: rounds }, () => run(LEAST)));
}
