import { type OpenReceipt, openReceipt, type ReceiptPorts } from './open-receipt';
import type { ReceiptFunctions, ReceiptPresence } from './receipt-view';

/** A receipt is never unseen for longer than this many milliseconds, whatever becomes of the screenshot. */
const CONCEALED_AT_MOST = 2_000;
/** A page whose frames do not come is not waited for longer than this many milliseconds. */
const FRAMES_WITHIN = 200;

/** Resolves when what was changed is on the screen: the frame after the next one begins after the next was drawn. */
function nextPaint({ document, startTimer }: ReceiptPorts): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = startTimer(resolve, FRAMES_WITHIN);
  const view = document.defaultView;
  view?.requestAnimationFrame(() => view.requestAnimationFrame(() => resolve()));
  return promise.finally(stop);
}

/**
 * The receipts of one document, one at a time. The only thing of ours that a page ever gets: it is shown after the clip
 * is stored, takes no focus, says one kind of message to the background, and goes away by itself.
 */
export function createReceipt(ports: ReceiptPorts): ReceiptFunctions['quickCaptureReceipt'] {
  let current: OpenReceipt | undefined;
  let stopRevealing = (): void => undefined;

  const find = (receiptId: string): OpenReceipt | undefined =>
    current?.receiptId === receiptId && current.isOpen() ? current : undefined;
  const reveal = (): void => {
    stopRevealing();
    current?.setConcealed(false);
  };
  const presence = (): ReceiptPresence => (current?.isOpen() ? 'open' : 'closed');

  return async (command) => {
    switch (command.type) {
      case 'show': {
        const open = find(command.view.receiptId);
        if (open) open.update(command.view);
        else {
          current?.close();
          current = openReceipt(command.view, ports);
        }
        return 'open';
      }
      case 'update': {
        const open = find(command.view.receiptId);
        open?.update(command.view);
        return open ? 'open' : 'closed';
      }
      case 'close':
        find(command.receiptId)?.close();
        return 'closed';
      case 'conceal':
        current?.setConcealed(true);
        stopRevealing = ports.startTimer(reveal, CONCEALED_AT_MOST);
        await nextPaint(ports);
        return presence();
      case 'reveal':
        reveal();
        return presence();
      default:
        return command satisfies never;
    }
  };
}
