import './set-up';
import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Translate } from '../../../components/base/text';
import { Options } from '../../../components/options';
import { Popup } from '../../../components/popup';
import { nameOfPlace } from '../../../components/words/place-name';
import { reasons, remedyWords } from '../../../components/words/reasons';
import { showRescue } from '../../../entrypoints/rescue/rescue-page';
import { createReceiptWords } from '../../../lib/background/receipt-words';
import type { QueuedClip } from '../../../lib/queue/queued-clip';
import { createReceipt } from '../../../lib/receipt/receipt';
import de from '../../../public/_locales/de/messages.json';
import en from '../../../public/_locales/en/messages.json';
import es from '../../../public/_locales/es/messages.json';
import fr from '../../../public/_locales/fr/messages.json';
import ja from '../../../public/_locales/ja/messages.json';
import pt_BR from '../../../public/_locales/pt_BR/messages.json';
import { english, translatorOf } from './english';
import { createFakeServices, type World } from './fake-services';
import { optionsStates } from './options-states';
import { popupStates } from './popup-states';
import * as sample from './samples';

/** A language a third longer than English, whose every text can be told from what is not translated. */
const pseudo: Translate = (key, ...substitutions) => {
  const text = english(key, ...substitutions);
  return key === 'language' || key === 'direction' ? text : `⟦${text}${'~'.repeat(Math.ceil(text.length / 3))}⟧`;
};

/** What comes from pages, from Confluence and from the browser. */
const data =
  /^(?:Acme|Other|How tides work|Nov 24, 2026|Alt\+Shift\+[KQ]|Engineering|Release notes|Saved on the train|With pictures|A (?:very|page)|github\.com|\*\.example\.com|Legal)/;

function textsOnScreen(root: HTMLElement | ShadowRoot): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement?.localName !== 'style') texts.push(textContent ?? '');
  }
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
  }
  return texts.map((text) => text.trim());
}

/** Texts with words in them that did not come through a translation. */
const untranslated = (root: HTMLElement | ShadowRoot = document.body): string[] =>
  textsOnScreen(root).filter((text) => /\p{L}{2}/u.test(text) && !text.startsWith('⟦') && !data.test(text));

/** What sticks out of the window at its end. */
const overflowing = (): string[] =>
  [...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
    .map((element) => element.outerHTML.slice(0, 200));

function open(screenName: 'popup' | 'options', world: Partial<World>): void {
  const services = createFakeServices({ translate: pseudo, ...world });
  render(screenName === 'popup' ? <Popup services={services} /> : <Options services={services} />);
}

const languages = { de, en, es, fr, ja, pt_BR };

/** What is wider inside than it is, and does not show so by an ellipsis, nor scrolls. */
const cutOff = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
    .filter((element) => {
      const { overflowX, textOverflow, display } = getComputedStyle(element);
      return display !== 'inline' && overflowX !== 'visible' && overflowX !== 'auto' && textOverflow !== 'ellipsis';
    })
    .map((element) => element.outerHTML.slice(0, 200));

describe.each(Object.entries(languages))('in %s', (_, messages) => {
  const translate = translatorOf(messages);

  it.each([
    ['popup', 'with clips in every state'],
    ['popup', 'with losses'],
    ['options', 'never set up'],
    ['options', 'with clips in every state'],
    ['options', 'with rules for websites'],
  ] as const)('the %s %s fits into a narrow window', async (name, state) => {
    await page.viewport(320, 600);
    const world = (name === 'popup' ? popupStates : optionsStates)[state];
    expect(world).toBeDefined();
    open(name, { ...world, translate });
    await screen.findByText(name === 'popup' ? translate('shortcutQuickSave', 'Alt+Shift+Q') : translate('appHeading'));
    expect(overflowing()).toEqual([]);
    expect(cutOff()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  });
});

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

it('the preview says nothing that is not translated, and fits into a narrow window', async () => {
  await page.viewport(320, 600);
  open('popup', popupStates['with losses'] ?? {});
  await userEvent.setup().click(await screen.findByText(/^⟦Preview/));
  await screen.findByText(/arrow keys/);
  const clip = new Set(['The moon pulls', 'Twice a day the sea rises and falls.']);
  expect(untranslated().filter((text) => !clip.has(text))).toEqual([]);
  expect(overflowing()).toEqual([]);
});

describe('the receipt', () => {
  const attachShadow = Element.prototype.attachShadow;
  afterEach(() => {
    Element.prototype.attachShadow = attachShadow;
  });

  const describeClip = createReceiptWords({
    translate: pseudo,
    formatNumber: String,
    nameOfPlace,
    describeReason: (reason) => {
      const { words, remedy } = reasons[reason];
      return { words: pseudo(words), ...(remedy && { remedy: pseudo(remedyWords[remedy]) }) };
    },
  });
  const states: Record<string, Partial<QueuedClip>> = {
    saved: { state: 'queued', destination: sample.inEngineering, assets: sample.sampleClip().assets },
    published: { state: 'done', destination: sample.inEngineering, url: 'https://acme.example/wiki/1' },
    'of a clip that needs its person': { state: 'needs-user', reason: 'destination' },
    undone: { state: 'trash' },
  };

  it.each(Object.entries(states))('%s says nothing that is not translated, and fits', async (_, change) => {
    await page.viewport(320, 600);
    let root: ShadowRoot | undefined;
    Element.prototype.attachShadow = function (this: Element, init) {
      root = attachShadow.call(this, init);
      return root;
    };
    const startTimer = (run: () => void, milliseconds: number) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    };
    const receipt = createReceipt({ document, send: async () => undefined, startTimer });
    const view = describeClip(sample.sampleClip(change), { receiptId: 'r1', isPopupRefused: false });
    await receipt({ type: 'show', view });
    await vi.waitFor(() => expect(root?.querySelector('[role=status]')?.textContent).not.toBe(''));
    expect(root && untranslated(root as ShadowRoot)).toEqual([]);
    const card = root?.querySelector('.receipt');
    expect(card?.scrollWidth).toBeLessThanOrEqual(card?.clientWidth ?? 0);
    expect(card?.getBoundingClientRect().right).toBeLessThanOrEqual(window.innerWidth);
    await receipt({ type: 'close', receiptId: 'r1' });
  });
});

describe('the rescue page', () => {
  const waiting = { title: 'A page of the web', capturedAt: sample.now, write: async () => '{}' };

  it.each([
    { name: 'with clips', clips: [waiting] },
    { name: 'with nothing', clips: [] },
  ])('$name says nothing that is not translated, and fits into a narrow window', async ({ clips }) => {
    await page.viewport(320, 600);
    const main = document.createElement('main');
    document.body.append(main);
    // The tests' own translation knows its keys; the browser's takes any text.
    const translate = pseudo as (key: string, ...substitutions: string[]) => string;
    await showRescue(main, { translate, language: 'en', readWhatWaits: async () => clips });
    expect(main.textContent).toContain('⟦');
    expect(untranslated(main)).toEqual([]);
    expect(overflowing()).toEqual([]);
    main.remove();
  });
});
