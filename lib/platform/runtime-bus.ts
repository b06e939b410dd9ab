import type { Bus } from '../messaging/rpc';
import { browser, type Runtime } from './browser';

/**
 * Carries calls between the background and our own pages. A content script has our `sender.id` too, so only a sender
 * whose address lies in the extension's own origin is heard; anything else gets no answer.
 */
export function createRuntimeBus(): Bus {
  const ownOrigin = browser.runtime.getURL('');
  return {
    send: (message) => browser.runtime.sendMessage(message),
    listen: (handle) => {
      browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
        const isOurs = sender.id === browser.runtime.id && sender.url?.startsWith(ownOrigin) === true;
        return isOurs ? handle(message) : undefined;
      });
    },
  };
}
