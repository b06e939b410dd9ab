import { describe, expect, it } from 'vitest';
import type { Gesture } from '../../../lib/background/gesture';
import { meantGesture, parseUnsavedGesture } from '../../../lib/background/unsaved-gesture';

const tab = { url: 'https://news.example/a', title: 'News' };
const asked: Gesture = { tabId: 7, tab, request: { what: 'article' } };
const onLink: Gesture = {
  tabId: 7,
  frameId: 3,
  tab,
  request: { what: 'link', linkUrl: 'https://other.example/', linkText: 'Other' },
};
const failed = { gesture: onLink, at: 1_000 };
const soon = { choice: 'best', unsaved: failed, now: 2_000 } as const;

describe('what the popup is about', () => {
  it('is what the gesture pointed at that failed just now', () => {
    expect(meantGesture(asked, soon)).toBe(onLink);
    expect(meantGesture(asked, { ...soon, choice: 'link' })).toBe(onLink);
  });

  it('is the page where nothing failed', () => {
    expect(meantGesture(asked, { ...soon, unsaved: undefined })).toBe(asked);
  });

  it('is what was chosen instead', () => {
    expect(meantGesture(asked, { ...soon, choice: 'page' })).toBe(asked);
  });

  it('is the page in another tab, at another address, or much later', () => {
    const elsewhere = { ...asked, tabId: 8 };
    expect(meantGesture(elsewhere, soon)).toBe(elsewhere);
    const later = { ...asked, tab: { url: 'https://news.example/b' } };
    expect(meantGesture(later, soon)).toBe(later);
    expect(meantGesture(asked, { ...soon, now: 10 * 60_000 })).toBe(asked);
  });
});

it('believes only what it wrote itself', () => {
  expect(parseUnsavedGesture(JSON.parse(JSON.stringify(failed)))).toEqual(failed);
  expect(parseUnsavedGesture(undefined)).toBeUndefined();
  expect(parseUnsavedGesture({ ...failed, gesture: { ...onLink, request: { what: 'everything' } } })).toBeUndefined();
});
