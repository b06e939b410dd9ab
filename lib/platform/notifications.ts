import { browser } from './browser';

/** Shows or replaces a notification. Plain text only. */
export async function showNotification(id: string, text: { title: string; message: string }): Promise<void> {
  await browser.notifications.create(id, { type: 'basic', iconUrl: browser.runtime.getURL('icon/128.png'), ...text });
}

/** Must be called in the worker's first tick. */
export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    listener(id);
  });
}
