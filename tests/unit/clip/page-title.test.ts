import { describe, expect, it } from 'vitest';
import { chooseTitle, isEqualTitle, type TitleCandidates } from '../../../lib/clip/page-title';

function choose(candidates: Partial<TitleCandidates>): string {
  return chooseTitle({
    tab: '',
    shared: [],
    headings: [],
    siteName: '',
    host: 'www.field-notes.example',
    ...candidates,
  });
}

describe('chooseTitle', () => {
  it.each<[string, Partial<TitleCandidates>, string]>([
    [
      'what is shared, when the tab says the same',
      { tab: 'How bees vote | Nature', shared: ['How bees vote'] },
      'How bees vote',
    ],
    [
      'the heading, when the tab says the same',
      { tab: 'How bees vote - page 2 of 3', headings: ['How bees vote'] },
      'How bees vote',
    ],
    ['the tab, when what is shared is of another page', { tab: 'Inbox', shared: ['Welcome to Mail'] }, 'Inbox'],
    [
      'the tab without the name of the site',
      { tab: 'How bees vote — The Notes', siteName: 'The Notes' },
      'How bees vote',
    ],
    [
      'the tab without the section of the site',
      { tab: 'How bees vote | Nature Blog', siteName: 'Nature' },
      'How bees vote',
    ],
    ['the tab without the name of its host', { tab: 'Field Notes | How bees vote' }, 'How bees vote'],
    ['the tab without the count of what is unread', { tab: '(12) How bees vote' }, 'How bees vote'],
    ['the tab whole, when nothing says what a part of it is', { tab: 'Bees - Wasps - Ants' }, 'Bees - Wasps - Ants'],
    ['what is shared, when the tab has no title', { shared: ['', 'How bees vote'] }, 'How bees vote'],
    ['the heading, when there is nothing else', { headings: ['How bees vote'] }, 'How bees vote'],
    ['nothing, when there is nothing', {}, ''],
    [
      'no fragment of the tab',
      { tab: 'Why I love to keep bees in the town', headings: ['I love'] },
      'Why I love to keep bees in the town',
    ],
    ['a title in another script', { tab: '蜂の投票 | 自然', shared: ['蜂の投票'] }, '蜂の投票'],
  ])('takes %s', (_, candidates, expected) => {
    expect(choose(candidates)).toBe(expected);
  });
});

describe('isEqualTitle', () => {
  it.each([
    ['How bees vote', ' how  bees vote! ', true],
    ['How bees vote', 'How bees', false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(isEqualTitle(one, other)).toBe(expected);
  });
});
