import { browser } from './browser';

/** The four things one can right-click; one item each, so that a plain context shows exactly one. */
export type MenuContext = 'selection' | 'page' | 'link' | 'image';

/** What was clicked. `frameId` is 0 for the top frame. */
export type MenuClick = {
  context: MenuContext;
  tab: { id: number; url: string | undefined; title: string | undefined };
  frameId: number;
  selectionText?: string;
  linkUrl?: string;
  linkText?: string;
  imageUrl?: string;
};

/** Makes the items anew; called when the extension is installed or updated. */
export async function createMenus(titles: Record<MenuContext, string>): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [context, title] of Object.entries(titles)) {
    browser.contextMenus.create({ id: context, title, contexts: [context as MenuContext] });
  }
}

/** Must be called in the worker's first tick. */
export function onMenuClicked(listener: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    listener({
      context: info.menuItemId as MenuContext,
      tab: { id: tab.id, url: info.pageUrl ?? tab.url, title: tab.title },
      frameId: info.frameId ?? 0,
      ...(info.selectionText !== undefined && { selectionText: info.selectionText }),
      ...(info.linkUrl !== undefined && { linkUrl: info.linkUrl }),
      ...(info.linkText !== undefined && { linkText: info.linkText }),
      ...(info.srcUrl !== undefined && { imageUrl: info.srcUrl }),
    });
  });
}
