import { browser } from './browser';

/** What the toolbar icon says at a glance: nothing, how many wait, or that the person is needed. */
export type Badge = { text: string; color: string; title: string };

export async function setBadge({ text, color, title }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color }),
    browser.action.setTitle({ title }),
  ]);
}

/** Opens the popup where the browser allows it; says whether it did. */
export async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    // No focused window, or a browser that wants a gesture: the notification says the same.
    return false;
  }
}
