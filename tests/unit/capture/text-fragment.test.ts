import { describe, expect, it } from 'vitest';
import { makeTextFragment, type Passage } from '../../../lib/capture/text-fragment';

const short: Passage = { first: 'a few words', last: 'a few words', isOneBlock: true, before: '', context: '' };
const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');

describe('the directive that finds a passage again', () => {
  it.each<[string, Partial<Passage>, string | undefined]>([
    ['quotes a short passage', {}, 'text=a%20few%20words'],
    [
      'gives the first and last words of a long one',
      { first: long, last: long },
      'text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39',
    ],
    ['gives both ends of one in two blocks', { last: 'the end', isOneBlock: false }, 'text=a%20few%20words,the%20end'],
    [
      'adds what stands before words that stood earlier',
      { before: 'I said: A FEW WORDS. Now', context: 'of these Now' },
      'text=of%20these%20Now-,a%20few%20words',
    ],
    ['encodes what has a meaning in it', { first: 'a-b, c & d', last: 'a-b, c & d' }, 'text=a%2Db%2C%20c%20%26%20d'],
    [
      'finds words where no spaces are',
      { first: '山'.repeat(200), last: '水'.repeat(200) },
      expect.stringMatching(/^text=/),
    ],
    ['is not made of punctuation alone', { first: '…'.repeat(200), last: '—'.repeat(200) }, undefined],
    ['is not made of nothing', { first: '', last: '' }, undefined],
  ])('%s', (_name, changes, expected) => {
    expect(makeTextFragment({ ...short, ...changes })).toEqual(expected);
  });
});
