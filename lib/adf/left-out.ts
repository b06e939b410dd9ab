import type { AdfDocument, RootBlock } from './nodes.ts';

/** The places of the blocks under a heading, itself first: up to the next heading that is not below it. */
export function sectionAt(content: readonly RootBlock[], index: number): number[] {
  const start = content[index];
  if (start?.type !== 'heading') return [index];
  const rest = content.slice(index + 1);
  const length = rest.findIndex((block) => block.type === 'heading' && block.attrs.level <= start.attrs.level);
  return Array.from({ length: 1 + (length === -1 ? rest.length : length) }, (_, offset) => index + offset);
}

/** The places in another reading of the page of the blocks that were left out of an earlier one, told by their content. */
export function carryLeftOut(before: AdfDocument, after: AdfDocument, leftOut: readonly number[]): number[] {
  const contents = new Set(leftOut.map((index) => JSON.stringify(before.content[index])));
  return after.content.flatMap((block, index) => (contents.has(JSON.stringify(block)) ? [index] : []));
}
