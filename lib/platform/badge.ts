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

const POPUP = 'popup.html';

/**
 * Opens the popup where the browser allows it, on a clip that is to be changed where one is named; says whether it did.
 */
export async function openPopup(clipId?: string): Promise<boolean> {
  try {
    // Its address is read before its first frame; a message would come after it.
    if (clipId !== undefined) await browser.action.setPopup({ popup: `${POPUP}#${clipId}` });
    await browser.action.openPopup();
    return true;
  } catch {
    // No focused window, or a browser that wants a gesture: the notification says the same.
    return false;
  } finally {
    if (clipId !== undefined) await browser.action.setPopup({ popup: POPUP });
  }
}

/** The clip that this popup was opened on, if it was for one. */
export function readPopupClip(): string | undefined {
  return location.hash.length > 1 ? location.hash.slice(1) : undefined;
}
