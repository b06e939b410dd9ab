import { browser, type Runtime } from './browser';

/** The document a message came from, as the browser says: a page cannot pretend to be another. */
export type PageSender = { tabId: number; documentId?: string };

function readSender(sender: Runtime.MessageSender & { documentId?: string }): PageSender | undefined {
  const { id, tab, frameId, url, documentId } = sender;
  const isOwnPage = url?.startsWith(browser.runtime.getURL('')) === true;
  if (id !== browser.runtime.id || isOwnPage || tab?.id === undefined || frameId !== 0) return undefined;
  return { tabId: tab.id, ...(documentId !== undefined && { documentId }) };
}

/**
 * Hears what our own script says from the top frame of a page, and gives no answer. Other extensions, pages, frames and
 * our own screens are not heard here. Must be called in the worker's first tick.
 */
export function onPageMessage(listener: (message: unknown, sender: PageSender) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const page = readSender(sender);
    if (page !== undefined) listener(message, page);
    return undefined;
  });
}
