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
/** No clip has such an id. */
const PLACES = 'places';

/** Opens the popup with the list of places open; says whether the browser did. */
export const openPopupOnPlaces = (): Promise<boolean> => openPopup(PLACES);

/**
 * Opens the popup where the browser allows it, on a clip that is to be changed where one is named; says whether it did.
 */
export async function openPopup(start?: string): Promise<boolean> {
  try {
    // Its address is read before its first frame; a message would come after it.
    if (start !== undefined) await browser.action.setPopup({ popup: `${POPUP}#${start}` });
    await browser.action.openPopup();
    return true;
  } catch {
    // No focused window, or a browser that wants a gesture: the notification says the same.
    return false;
  } finally {
    if (start !== undefined) await browser.action.setPopup({ popup: POPUP });
  }
}

/** What this popup was opened on: the list of places, or the clip that is to be changed, if it was for one. */
export function readPopupStart(): { isOnPlaces: boolean; clipToChange: string | undefined } {
  const start = location.hash.slice(1);
  const isOnPlaces = start === PLACES;
  return { isOnPlaces, clipToChange: isOnPlaces ? undefined : start || undefined };
}
