import { QueueError } from '../queue/queue-error';
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
  /** Tells the popup what could not be saved, or that all is well again; never rejects. */
  noteUnsaved(gesture: Gesture | undefined): Promise<void>;
  publish(): Promise<void>;
};

/**
 * Saves at once to the last place, by right-click or by key: captured, stored, told, and published after the time for
 * Undo. A clip that still lacks a place or an account is saved all the same; the receipt in the page asks for it, or the
 * popup where there is none. What could not be saved is told in a notification, and where no storage took it the popup
 * offers to take elsewhere what was pointed at; once it is saved nothing says otherwise, and what fails then (a notification, the queue)
 * rejects.
 */
export function createQuickSave(ports: QuickSavePorts): (gesture: Gesture) => Promise<void> {
  const { notices, openPopup, publish } = ports;

  const explain = async (error: unknown, gesture: Gesture): Promise<void> => {
    await ports.noteUnsaved(gesture);
    // A page that may show a password is saved whole only when the person says so; the popup asks that.
    const isQuestion = error instanceof CaptureError && error.code === 'sensitive';
    if (isQuestion && (await openPopup())) return;
    if (!(error instanceof QueueError)) return notices.failed(error);
    await notices.unsaved(error);
    // The popup reads the page again, and what cannot be stored can be copied and downloaded there.
    await openPopup();
  };

  const tell = async ({ row }: Captured, tabId: number): Promise<void> => {
    const [isReceiptShown] = await Promise.all([ports.showReceipt(row, tabId), notices.saved(row)]);
    if (row.state === 'needs-user' && !isReceiptShown) await openPopup();
  };

  return async (gesture) => {
    const captured = await ports
      .capture(gesture, { intent: 'quick', isConfirmed: false })
      .catch((error) => explain(error, gesture));
    if (captured === undefined) return;
    const [told] = await Promise.allSettled([tell(captured, gesture.tabId), publish(), ports.noteUnsaved(undefined)]);
    await captured.pictures;
    await publish();
    if (told.status === 'rejected') throw told.reason;
  };
}
