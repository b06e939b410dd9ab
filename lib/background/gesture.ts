import type { TabFacts } from '../clip/bare-page';
import type { CapturedPage, CaptureRequest } from '../clip/captured-page';

/** What a person did, where, and what the browser itself says of it. */
export type Gesture = {
  tabId: number;
  frameId?: number;
  /** What the browser says of the tab; absent where no grant lets us see it. */
  tab: Partial<TabFacts>;
  request: CaptureRequest;
  /** The selected text by the browser's menu, for a frame that cannot be read. */
  selectionText?: string;
};

/** Tells one gesture from another: the same words twice in a moment are the same clip. */
export function describeGesture(gesture: Gesture, page: CapturedPage, documentId: string | undefined): string {
  return JSON.stringify([
    documentId ?? gesture.tab.url ?? gesture.tabId,
    gesture.request.what,
    page.selectionText,
    gesture.request.linkUrl ?? '',
    gesture.request.imageUrl ?? '',
  ]);
}
