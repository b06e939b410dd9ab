import { browser } from './browser';

/** A tab as far as a gesture lets us see it: address and title are absent where `activeTab` grants nothing. */
export type VisibleTab = {
  tabId: number;
  windowId: number | undefined;
  url: string | undefined;
  title: string | undefined;
};

/** The tab in front of the person, or `undefined` when no window has one. */
export async function readActiveTab(): Promise<VisibleTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? undefined : { tabId: tab.id, windowId: tab.windowId, url: tab.url, title: tab.title };
}

/** A tab by its id, or `undefined` when it is gone. */
export async function readTab(tabId: number): Promise<(VisibleTab & { isActive: boolean }) | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return { tabId, windowId: tab.windowId, url: tab.url, title: tab.title, isActive: tab.active };
  } catch {
    // A closed tab is told by a rejection only.
    return undefined;
  }
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** A PNG of what the window shows, as a data URL. Needs `activeTab` on its front tab. */
export function captureVisibleTab(windowId: number | undefined): Promise<string> {
  return browser.tabs.captureVisibleTab(windowId, { format: 'png' });
}

/** Asks for `tabs`, which only a person's gesture may; in Chromium the question closes the popup. Resolves to the answer. */
export function requestTabs(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['tabs'] });
}

/** Calls `listener` once the person has granted `tabs`. Must be called in the worker's first tick. */
export function onTabsGranted(listener: () => void): void {
  browser.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes('tabs')) listener();
  });
}
