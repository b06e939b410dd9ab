import type { RootBlock } from '../../lib/adf/nodes';
import { toText } from '../../lib/adf/to-text';

/** One block of a preview, or a row of neighbours that are left out and take up one line. Counted from 0, both inclusive. */
export type Part = { first: number; last: number; isLeftOut: boolean };

/** Enough of a block's words to know it by. */
const MOST_OF_NAME = 40;

/** A document's blocks as a preview shows them. */
export function partsOf(count: number, leftOut: ReadonlySet<number>): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < count; index += 1) {
    const isLeftOut = leftOut.has(index);
    const before = parts.at(-1);
    if (isLeftOut && before?.isLeftOut) before.last = index;
    else parts.push({ first: index, last: index, isLeftOut });
  }
  return parts;
}

/** The places of a part's blocks. */
export function blocksIn({ first, last }: Part): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

/** The first words of a block; `''` for a picture or a rule. */
export function nameOfBlock(block: RootBlock | undefined): string {
  const text =
    block === undefined
      ? ''
      : toText({ content: [block] })
          .replace(/\s+/g, ' ')
          .trim();
  return text.length > MOST_OF_NAME ? `${text.slice(0, MOST_OF_NAME).trimEnd()}…` : text;
}
