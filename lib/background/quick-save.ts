import { CaptureError } from './capture-error';
import type { Captured, CaptureOptions } from './capture-service';
import type { Gesture } from './gesture';
import type { createNotices } from './notices';
import type { Receipts } from './receipts';

export type QuickSavePorts = {
  capture(gesture: Gesture, options: CaptureOptions): Promise<Captured>;
  notices: ReturnType<typeof createNotices>;
  /** Says in the page what was saved, where a script may run; never rejects. */
  showReceipt: Receipts['show'];
  /** Opens the popup where the browser lets us; says whether it did. */
  openPopup(): Promise<boolean>;
  publish(): Promise<void>;
};

/**
 * Saves at once to the last place, by right-click or by key: captured, stored, told, and published after the time for
 * Undo. A clip that still lacks a place or an account is saved all the same; the receipt in the page asks for it, or the
 * popup where there is none. Never rejects: what went wrong is told in a notification.
 */
export function createQuickSave({ capture, notices, showReceipt, openPopup, publish }: QuickSavePorts) {
  return async function quickSave(gesture: Gesture): Promise<void> {
    try {
      const { row, pictures } = await capture(gesture, { intent: 'quick', isConfirmed: false });
      const [isReceiptShown] = await Promise.all([showReceipt(row, gesture.tabId), notices.saved(row)]);
      if (row.state === 'needs-user' && !isReceiptShown) await openPopup();
      await publish();
      await pictures;
      await publish();
    } catch (error) {
      // A page that may show a password is saved whole only when the person says so; the popup asks that.
      const isQuestion = error instanceof CaptureError && error.code === 'sensitive';
      if (isQuestion && (await openPopup())) return;
      await notices.failed(error);
    }
  };
}
