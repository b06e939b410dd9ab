import './set-up';
import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Translate } from '../../../components/base/text';
import { Options } from '../../../components/options';
import { Popup } from '../../../components/popup';
import { english } from './english';
import { createFakeServices, type World } from './fake-services';
import { optionsStates } from './options-states';
import { popupStates } from './popup-states';

/** A language a third longer than English, whose every text can be told from what is not translated. */
const pseudo: Translate = (key, ...substitutions) => {
  const text = english(key, ...substitutions);
  return key === 'language' || key === 'direction' ? text : `⟦${text}${'~'.repeat(Math.ceil(text.length / 3))}⟧`;
};

/** What comes from pages, from Confluence and from the browser. */
const data =
  /^(?:Acme|Other|How tides work|Nov 24, 2026|Alt\+Shift\+[KQ]|Engineering|Release notes|Saved on the train|With pictures|A (?:very|page)|github\.com|\*\.example\.com|Legal)/;

function textsOnScreen(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
  }
  return texts.map((text) => text.trim());
}

/** Texts with words in them that did not come through a translation. */
const untranslated = (): string[] =>
  textsOnScreen().filter((text) => /\p{L}{2}/u.test(text) && !text.startsWith('⟦') && !data.test(text));

/** What sticks out of the window at its end. */
const overflowing = (): string[] =>
  [...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
    .map((element) => element.outerHTML.slice(0, 200));

function open(screenName: 'popup' | 'options', world: Partial<World>): void {
  const services = createFakeServices({ ...world, translate: pseudo });
  render(screenName === 'popup' ? <Popup services={services} /> : <Options services={services} />);
}

describe.each(Object.entries(popupStates))('the popup %s', (_, world) => {
  it('says nothing that is not translated, and fits into a narrow window', async () => {
    // What a popup of 400 pixels has left when its page is zoomed to 125 %, and WCAG 1.4.10's narrowest window.
    await page.viewport(320, 600);
    open('popup', world);
    await screen.findByText(/saves at once/);
    expect(untranslated()).toEqual([]);
    expect(overflowing()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  });
});

describe.each(Object.entries(optionsStates))('the options %s', (_, world) => {
  it('say nothing that is not translated, and fit into a narrow window', async () => {
    await page.viewport(320, 600);
    open('options', world);
    await screen.findByText(/^⟦Your own Atlassian app/);
    expect(untranslated()).toEqual([]);
    expect(overflowing()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  });
});
