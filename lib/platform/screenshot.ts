import { captureVisibleTab, readTab } from './tabs';

/** A rectangle of the viewport in CSS pixels, and how many device pixels one of them is. */
export type ScreenRect = { x: number; y: number; width: number; height: number; devicePixelRatio: number };

/** What the tab showed at one moment; any number of pictures can be cut from it. */
export interface Screenshot {
  cut(rect: ScreenRect): Promise<Blob>;
}

/** A `data:` address cannot be fetched under our own content security policy, so it is decoded by hand. */
function decodeDataUrl(url: string): Blob {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

/**
 * Takes a picture of a tab that is in front (one call for many crops: Chromium allows two a second), or `undefined`
 * when the tab is not in front or the gesture's grant has ended.
 */
export async function takeScreenshot(tabId: number): Promise<Screenshot | undefined> {
  const tab = await readTab(tabId);
  if (tab?.isActive !== true) return undefined;
  try {
    const bitmap = await createImageBitmap(decodeDataUrl(await captureVisibleTab(tab.windowId)));
    return {
      cut: async ({ x, y, width, height, devicePixelRatio: ratio }) => {
        const canvas = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio));
        canvas.getContext('2d')?.drawImage(bitmap, -Math.round(x * ratio), -Math.round(y * ratio));
        return canvas.convertToBlob({ type: 'image/png' });
      },
    };
  } catch {
    // No grant for this tab, or it went away: the picture is then read some other way or becomes a Loss.
    return undefined;
  }
}
