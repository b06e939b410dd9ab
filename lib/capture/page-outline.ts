import { nodeName } from './node-reader';
import type { VisibleCopy } from './visible-rebuild';

/** The numbered elements of a copy, and what can be told of each without walking over it again. */
export type PageOutline = {
  originals: readonly Element[];
  parentOf(number: number): number;
  /** The last number within an element; its own when nothing is. */
  endOf(number: number): number;
  /** Characters of text within an element, white space aside; and of those that are in no element within it. */
  textOf(number: number): number;
  ownTextOf(number: number): number;
  /** The share of that text that is in links, 0 to 1. */
  linkShareOf(number: number): number;
  /** The smallest element around two, which may be one of them. */
  around(one: number, other: number): number;
};

/** Makes the outline of a copy; every question after that is answered at once, `around` by climbing. */
export function createOutline({ originals, parents, textLengths }: VisibleCopy): PageOutline {
  const ends = originals.map((_, number) => number);
  for (let number = originals.length - 1; number > 0; number--) {
    const parent = parents[number] ?? 0;
    ends[parent] = Math.max(ends[parent] ?? 0, ends[number] ?? 0);
  }
  const isInLink: boolean[] = [];
  const text = [0];
  const linkText = [0];
  originals.forEach((element, number) => {
    const length = textLengths[number] ?? 0;
    isInLink[number] = nodeName(element) === 'A' || (isInLink[parents[number] ?? -1] ?? false);
    text.push((text.at(-1) ?? 0) + length);
    linkText.push((linkText.at(-1) ?? 0) + (isInLink[number] ? length : 0));
  });
  const endOf = (number: number) => ends[number] ?? number;
  const sum = (sums: readonly number[], number: number) => (sums[endOf(number) + 1] ?? 0) - (sums[number] ?? 0);
  return {
    originals,
    parentOf: (number) => parents[number] ?? -1,
    endOf,
    textOf: (number) => sum(text, number),
    ownTextOf: (number) => textLengths[number] ?? 0,
    linkShareOf: (number) => sum(linkText, number) / (sum(text, number) || 1),
    around(one, other) {
      let number = Math.min(one, other);
      while (endOf(number) < Math.max(one, other)) number = parents[number] ?? 0;
      return number;
    },
  };
}
