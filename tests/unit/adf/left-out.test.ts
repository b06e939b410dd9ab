import { expect, it } from 'vitest';
import { carryLeftOut, sectionAt } from '../../../lib/adf/left-out';
import type { AdfDocument, RootBlock } from '../../../lib/adf/nodes';

const words = (text: string): RootBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (level: 1 | 2 | 3): RootBlock => ({ type: 'heading', attrs: { level } });
const documentOf = (...content: RootBlock[]): AdfDocument => ({ version: 1, type: 'doc', content });

it.each([
  [0, [0]],
  [1, [1, 2, 3, 4]],
  [3, [3, 4]],
  [5, [5, 6]],
  [6, [6]],
  [9, [9]],
])('takes a heading with all that is below it: %i', (index, section) => {
  const content = [words('a'), heading(2), words('b'), heading(3), words('c'), heading(1), words('d')];
  expect(sectionAt(content, index)).toEqual(section);
});

it('finds what was left out in another reading of the page', () => {
  const before = documentOf(words('a'), words('advert'), words('b'), words('gone'));
  const after = documentOf(words('new'), words('a'), words('advert'), words('b'), words('advert'));
  expect(carryLeftOut(before, after, [1, 3])).toEqual([2, 4]);
});
