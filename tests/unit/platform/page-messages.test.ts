import { beforeEach, describe, expect, it, vi } from 'vitest';
import { onPageMessage, type PageSender } from '../../../lib/platform/page-messages';
import { createRuntimeBus } from '../../../lib/platform/runtime-bus';

type Listener = (message: unknown, sender: object) => unknown;

const OWN = 'chrome-extension://own/';
const listeners = vi.hoisted((): Listener[] => []);

vi.mock('../../../lib/platform/browser', () => ({
  browser: {
    runtime: {
      id: 'own',
      getURL: (path: string) => `chrome-extension://own/${path}`,
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
  },
}));

const content = { id: 'own', url: 'https://news.example/', frameId: 0, documentId: 'd1', tab: { id: 7 } };

beforeEach(() => {
  listeners.length = 0;
});

describe('messages of pages', () => {
  it('are heard from our script in the top frame, with what the browser says of the sender', () => {
    const heard: [unknown, PageSender][] = [];
    onPageMessage((message, sender) => heard.push([message, sender]));
    expect(listeners.map((listener) => listener('hello', content))).toEqual([undefined]);
    expect(heard).toEqual([['hello', { tabId: 7, documentId: 'd1' }]]);
  });

  it.each([
    { who: 'another extension', sender: { ...content, id: 'other' } },
    { who: 'a frame within the page', sender: { ...content, frameId: 3 } },
    { who: 'no tab', sender: { ...content, tab: undefined } },
    { who: 'our own options in a tab', sender: { ...content, url: `${OWN}options.html` } },
  ])('are not heard from $who', ({ sender }) => {
    const heard: unknown[] = [];
    onPageMessage((message) => heard.push(message));
    for (const listener of listeners) listener('hello', sender);
    expect(heard).toEqual([]);
  });

  it.each([
    { who: 'our script in a page', sender: content },
    { who: 'another extension', sender: { id: 'other', url: 'chrome-extension://other/page.html' } },
    { who: 'a page that names itself like us', sender: { ...content, url: `https://news.example/${OWN}` } },
  ])('never reach the services of the background from $who', ({ sender }) => {
    const heard: unknown[] = [];
    createRuntimeBus().listen(async (message) => heard.push(message));
    const call = { service: 'background', method: 'getToken', parameters: [] };
    expect(listeners.map((listener) => listener(call, sender))).toEqual([undefined]);
    expect(heard).toEqual([]);
  });
});
